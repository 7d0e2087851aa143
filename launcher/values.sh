# shellcheck shell=bash
# Checks of values by kind. A check prints the value as the program shall see it, or fails.

# check_value KIND VALUE: prints the value in its final form; fails when it is not of the kind.
check_value() {
  local kind=$1 value=$2
  case $kind in
    folder) folder_value "$value" ;;
    file) file_value "$value" ;;
    fresh-file) fresh_file_value "$value" ;;
    port) number_between 1 65535 "$value" ;;
    count) number_between 1 1000000000 "$value" ;;
    number) number_between 0 999999999999999999 "$value" ;;
    range) port_range_value "$value" ;;
    address) address_value "$value" ;;
    host) host_value "$value" ;;
    jdbc) match_value "$value" '^jdbc:postgresql://[^/[:space:]]+/[^/?[:space:]]+(\?[^[:space:]]+)?$' ;;
    duration) match_value "$value" '^[1-9][0-9]{0,5}(s|m|h)$' ;;
    month) match_value "$value" '^[0-9]{4}-(0[1-9]|1[0-2])$' ;;
    time) match_value "$value" '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-9]{2}:[0-9]{2})?)?$' ;;
    scope) match_value "$value" '^(client|vendor|project|team|agent|queue|line):[A-Za-z0-9_-]+$' ;;
    name | module | bench) match_value "$value" '^[A-Za-z0-9][A-Za-z0-9._-]*$' ;;
    any) printf '%s' "$value" ;;
  esac
}

match_value() {
  [[ $1 =~ $2 ]] && printf '%s' "$1"
}

# A whole number without leading zeros, in decimal.
number_between() {
  local low=$1 high=$2 value=$3
  [[ $value =~ ^(0|[1-9][0-9]{0,17})$ ]] && ((value >= low && value <= high)) && printf '%s' "$value"
}

# Control characters would break the lines of run/flags and of the messages.
plain_path() {
  [[ -n $1 && $1 != *[[:cntrl:]]* ]]
}

folder_value() {
  plain_path "$1" && [[ -d $1 || ! -e $1 ]] && realpath -m -- "$1"
}

file_value() {
  plain_path "$1" && [[ -f $1 && -r $1 ]] && realpath -- "$1"
}

# A file that is going to be written: its folder must stand.
fresh_file_value() {
  plain_path "$1" && [[ $1 != */ && ! -d $1 && -d $(dirname -- "$1") ]] && realpath -m -- "$1"
}

# FROM-TO above the ports that only root may open and below those Linux gives to outgoing connections, FROM before TO.
port_range_value() {
  local from to
  [[ $1 =~ ^([1-9][0-9]{3,4})-([1-9][0-9]{3,4})$ ]] || return 1
  from=${BASH_REMATCH[1]} to=${BASH_REMATCH[2]}
  ((from >= 1024 && to <= 32767 && from < to)) && printf '%s' "$1"
}

# An address others can reach: neither "any address" nor a group.
address_value() {
  if [[ $1 == *:* ]]; then
    ipv6_address "$1" && [[ ! $1 =~ ^[0:]+$ && ! $1 =~ ^[fF][fF] ]] && printf '%s' "$1"
  else
    ipv4_address "$1" && ((10#${1%%.*} > 0 && 10#${1%%.*} < 224)) && printf '%s' "$1"
  fi
}

ipv4_address() {
  local part
  [[ $1 =~ ^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$ ]] || return 1
  for part in "${BASH_REMATCH[@]:1}"; do
    [[ $part == 0 || $part != 0* ]] && ((10#$part <= 255)) || return 1
  done
}

# Eight groups of hexadecimal digits, or fewer with one "::".
ipv6_address() {
  local address=$1 groups
  [[ $address =~ ^[0-9a-fA-F:]+$ && $address != *:::* && $address != *::*::* ]] || return 1
  [[ $address != :[!:]* && $address != *[!:]: ]] || return 1
  [[ ! $address =~ [0-9a-fA-F]{5} ]] || return 1
  groups=${address//[!:]/}
  if [[ $address == *::* ]]; then
    ((${#groups} <= 7))
  else
    ((${#groups} == 7))
  fi
}

# An IP address, or a name of the domain name system: labels of letters, digits, hyphens. Letters of other scripts are
# the program's to judge.
host_value() {
  local label='[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
  ((${#1} <= 253)) || return 1
  if [[ $1 == *:* ]]; then
    ipv6_address "$1" && printf '%s' "$1"
  elif [[ $1 =~ ^[0-9.]+$ ]]; then
    ipv4_address "$1" && printf '%s' "$1"
  elif [[ $1 == *[!\ -~]* ]]; then
    match_value "$1" '^[^[:space:][:cntrl:]/@:]+$'
  else
    match_value "$1" "^$label(\.$label)*$"
  fi
}
