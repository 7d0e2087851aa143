#!/usr/bin/env bash
# Installs or upgrades Huawu from the unpacked archive. Needs no network. Flags: --help shows them.
set -euo pipefail

HUAWU_ROOT=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
readonly HUAWU_ROOT

if [[ ! -f $HUAWU_ROOT/lib/huawu-server.jar ]]; then
  printf 'huawu: install.sh works from the unpacked archive only. Make one with ./huawu package, unpack it, run install.sh there.\n' >&2
  exit 2
fi

# shellcheck source=launcher/words.sh
source "$HUAWU_ROOT/launcher/words.sh"
# shellcheck source=launcher/values.sh
source "$HUAWU_ROOT/launcher/values.sh"
# shellcheck source=launcher/instance.sh
source "$HUAWU_ROOT/launcher/instance.sh"
# shellcheck source=launcher/installation.sh
source "$HUAWU_ROOT/launcher/installation.sh"

PREFIX=''
DATA=''
OWNER=''

read_flags() {
  local name value
  while (($#)); do
    name=${1%%=*}
    case $name in
      --help | -h)
        say install.help
        exit 0
        ;;
      --prefix | --data | --user) ;;
      *) misuse install.unknown "$1" ;;
    esac
    if [[ $1 == *=* ]]; then
      value=${1#*=}
      shift
    elif (($# > 1)); then
      value=$2
      shift 2
    else
      misuse install.no-value "$name"
    fi
    case $name in
      --prefix) PREFIX=$(check_value folder "$value") || misuse wrong.folder "$name" "$value" ;;
      --data) DATA=$(check_value folder "$value") || misuse wrong.folder "$name" "$value" ;;
      --user) OWNER=$(match_value "$value" '^[a-z_][a-z0-9_-]{0,31}$') || misuse install.wrong-user "$value" ;;
    esac
  done
}

read_flags "$@"
settle_places
check_machine
install_version
