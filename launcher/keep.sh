# shellcheck shell=bash
# backup and restore: the program's own work; the launcher finds the folder and the Java.

run_backup() {
  keep_command backup "${ARGUMENT[0]}" ${FLAG[recordings]+--recordings}
}

run_restore() {
  keep_command restore "${ARGUMENT[0]}"
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
