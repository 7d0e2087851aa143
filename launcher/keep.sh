# shellcheck shell=bash
# backup, restore and log: the program's own work; the launcher finds the folder and the Java.

run_backup() {
  keep_command backup "${ARGUMENT[0]}" ${FLAG[recordings]+--recordings}
}

run_restore() {
  keep_command restore "${ARGUMENT[0]}"
}

run_log() {
  case $COMMAND in
    'log cat') keep_command log cat ${FLAG[from]+"${FLAG[from]}"} ;;
    'log export') keep_command log export "${ARGUMENT[0]}" ;;
  esac
}

keep_command() {
  local data
  data=$(data_folder)
  refuse_wrong_owner "$data"
  need_java
  if ! is_packed; then ensure_built; fi
  flags_to_properties
  umask 077
  call_program "$data" "$@"
}
