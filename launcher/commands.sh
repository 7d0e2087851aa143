# shellcheck shell=bash disable=SC2034
# The table of commands: which flags and arguments each takes, and of which kind (launcher/values.sh) a value is.

# The order of the help page.
declare -gra KNOWN_COMMANDS=(up down status doctor test bench demo apply export log figures audit backup restore package sim settle)

# Commands that have a second word.
declare -grA SUBCOMMANDS=(
  [log]='cat export'
  [figures]='explain verify'
  [audit]='verify'
)

# "flag:kind" for each flag; a switch takes no value.
declare -gr START_FLAGS='data:folder host:host http:port https:port cert:file key:file sip:port rtp:range public-address:address db:jdbc'
declare -grA FLAGS_OF=(
  [up]="$START_FLAGS sample:switch detach:switch"
  [down]='data:folder'
  [status]='data:folder'
  [doctor]="$START_FLAGS"
  [test]='long:switch seeds:count seed:number'
  [bench]='json:switch peer:switch ceiling:switch soak:duration calls:count seconds:count'
  [demo]='callers:count agents:count minutes:count json:switch'
  [apply]='plan:switch'
  [log cat]='data:folder from:number'
  [log export]='data:folder'
  [figures explain]='from:time to:time scope:scope'
  [figures verify]='month:month'
  [backup]='data:folder recordings:switch'
  [restore]='data:folder master-key:file'
)

# "NAME:kind", with ? when it may be left out and * when there may be any number.
declare -grA ARGUMENTS_OF=(
  [test]='MODULE:module*'
  [bench]='NAME:bench?'
  [apply]='FILE:file'
  [export]='FILE:fresh-file'
  [log export]='FILE:fresh-file'
  [figures explain]='KPI:name'
  [backup]='FILE:fresh-file'
  [restore]='FILE:file'
  [sim]='FILE:file'
  [settle]='WORD:any*'
)

# Flags a command cannot do without.
declare -grA NEEDED_FLAGS=(
  [figures explain]='from to scope'
  [figures verify]='month'
)

# Commands whose substance comes with later work.
declare -gr LATER_COMMANDS=' demo apply export figures audit sim settle '

# What `up` passes to the program: flag -> property.
declare -grA PROPERTY_OF=(
  [host]=huawu.edge.host
  [http]=huawu.edge.http-port
  [https]=huawu.edge.https-port
  [cert]=huawu.edge.certificate
  [key]=huawu.edge.private-key
  [sip]=huawu.switchboard.sip-port
  [rtp]=huawu.switchboard.rtp-ports
  [public-address]=huawu.switchboard.public-address
  [db]=huawu.database.url
  [sample]=huawu.sample
  [master-key]=huawu.vault.master-key-file
)

# What `test` knows by name: rooms of the house and modules of the server, standing or to come, and what is not Java.
declare -gr ROOMS=' kernel events switchboard routing cluster metrics planning architecture bench '
declare -gr SERVER_MODULES=' database edge identity organisation operations command sample hotline calls customers tickets knowledge channels campaigns recordings quality training workforce contracts reports console '
declare -gr OTHER_PARTS=' web e2e launcher checks package '

# The row of a table for a command, empty when it has none.
flags_of() { printf '%s' "${FLAGS_OF[$1]-}"; }
arguments_of() { printf '%s' "${ARGUMENTS_OF[$1]-}"; }

# kind_of COMMAND FLAG: the kind of the flag's value; fails when the command has no such flag.
kind_of() {
  local row
  for row in $(flags_of "$1"); do
    if [[ ${row%%:*} == "$2" ]]; then
      printf '%s' "${row#*:}"
      return 0
    fi
  done
  return 1
}
