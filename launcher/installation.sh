# shellcheck shell=bash
# The steps of install.sh. All or nothing: until the last switch the old version and its data stay as they were,
# and when the new version does not start they come back.

UNIT=/etc/systemd/system/huawu.service

is_root() {
  [[ $(id -u) == 0 ]]
}

systemd_runs() {
  [[ -d /run/systemd/system ]]
}

# Where things go: as root a service of the machine, else a program of this user.
settle_places() {
  if is_root; then
    PREFIX=${PREFIX:-/opt/huawu}
    OWNER=${OWNER:-$(former owner huawu)}
    DATA=${DATA:-$(former data /var/lib/huawu)}
    KEYS=${HUAWU_KEYS:-$(former keys /etc/huawu/keys)}
    SETTINGS=/etc/huawu/huawu.env
  else
    if [[ -z $PREFIX ]]; then misuse install.needs-prefix; fi
    if [[ -n $OWNER && $OWNER != "$(id -un)" ]]; then misuse install.user-needs-root "$OWNER"; fi
    OWNER=$(id -un)
    DATA=${DATA:-$(former data "$PREFIX/data")}
    KEYS=${HUAWU_KEYS:-$(former keys "${XDG_CONFIG_HOME:-$HOME/.config}/huawu/keys")}
  fi
  # These stand in a unit of systemd, where blanks and signs have meanings of their own.
  if is_root && [[ "$PREFIX$DATA$KEYS" =~ [^A-Za-z0-9/._-] ]]; then misuse install.signs "$PREFIX" "$DATA" "$KEYS"; fi
  if [[ $KEYS == "$DATA" || $KEYS == "$DATA"/* ]]; then misuse install.keys-in-data "$KEYS" "$DATA"; fi
  # The build id tells two builds of one version apart.
  VERSION=$(tr '+' '-' <"$HUAWU_ROOT/build-id")
  PLACE=$PREFIX/versions/$VERSION
  BEFORE=''
  if [[ -L $PREFIX/current ]]; then BEFORE=$(realpath -- "$PREFIX/current"); fi
}

# former KEY DEFAULT: what the installed version was installed with.
former() {
  local line value=$2
  if [[ -r $PREFIX/current/installed.conf ]]; then
    while IFS= read -r line; do
      if [[ $line == "$1="* ]]; then value=${line#*=}; fi
    done <"$PREFIX/current/installed.conf"
  fi
  printf '%s' "$value"
}

# All that can be known to fail is looked at before anything changes.
check_machine() {
  local need free folder=$PREFIX
  if [[ $(uname -s)-$(uname -m) != Linux-x86_64 ]]; then refuse install.machine "$(uname -s) $(uname -m)"; fi
  "$HUAWU_ROOT/jre/bin/java" -version >/dev/null 2>&1 || refuse install.java "$HUAWU_ROOT/jre/bin/java"
  reason_of mkdir -p -- "$PREFIX/versions" || refuse install.prefix "$PREFIX" "$REASON"
  reason_of touch -- "$PREFIX/versions/.writable" || refuse install.prefix "$PREFIX" "$REASON"
  rm -f -- "$PREFIX/versions/.writable"
  need=$(du -sk -- "$HUAWU_ROOT" | cut -f 1)
  free=$(df -Pk -- "$folder" | awk 'NR == 2 { print $4 }')
  if ((free < need + 100000)); then refuse install.space "$PREFIX" "$((free / 1000))" "$((need / 1000 + 100))"; fi
}

install_version() {
  local running=no backup=''
  umask 022
  make_user
  make_places
  if [[ $BEFORE == "$PLACE" ]]; then
    install_unit
    say install.same "$VERSION" "$PREFIX"
    return
  fi
  copy_version
  if [[ -n $BEFORE ]]; then
    if is_running; then running=yes; fi
    if [[ $running == yes ]]; then
      say install.stopping
      stop_program || give_up install.stop-failed
    fi
    if [[ -f $DATA/installation.json ]]; then
      backup=$PREFIX/backups/before-$VERSION-$(date +%Y%m%d-%H%M%S).backup
      say install.backup "$backup"
      if ! as_owner "$BEFORE/huawu" backup "$backup" --data "$DATA"; then
        if [[ $running == yes ]]; then start_program || note install.old-not-started; fi
        give_up install.backup-failed
      fi
    fi
  fi
  point_current_to "$PLACE"
  install_unit
  if [[ $running == yes ]]; then
    say install.starting
    start_program || take_back "$backup"
  fi
  forget_older_versions
  say_done "$running"
}

# give_up KEY: nothing was switched yet; the new copy goes.
give_up() {
  if [[ $HUAWU_ROOT != "$PLACE" ]]; then rm -rf -- "$PLACE"; fi
  refuse "$1" "${BEFORE##*/}"
}

make_user() {
  if ! is_root || id -u "$OWNER" >/dev/null 2>&1; then return; fi
  useradd --system --user-group --home-dir "$DATA" --no-create-home --shell /usr/sbin/nologin "$OWNER" ||
    refuse install.user-failed "$OWNER"
  say install.user-made "$OWNER"
}

# Folders of the data, the keys and the backups belong to the user that runs the program, and to nobody else.
make_places() {
  local folder
  for folder in "$DATA" "$KEYS" "$PREFIX/backups"; do
    if [[ ! -d $folder ]]; then
      mkdir -p -- "$folder"
      chmod 700 -- "$folder"
      if is_root; then chown "$OWNER:$(id -gn "$OWNER")" -- "$folder"; fi
    fi
  done
  if is_root && [[ ! -f $SETTINGS ]]; then
    mkdir -p -- "$(dirname -- "$SETTINGS")"
    # Passwords of a database may stand in it.
    (umask 077 && words install.settings >"$SETTINGS")
  fi
  # The way to the keys must be open to that user.
  if is_root && ! as_owner test -x "$KEYS"; then refuse install.keys-closed "$KEYS" "$OWNER"; fi
}

# The copy is complete when it has its final name. Times are kept: the start-up cache knows the jars by them.
copy_version() {
  local part
  # The version before, installed again from its own place.
  if [[ $HUAWU_ROOT == "$PLACE" ]]; then return; fi
  say install.copying "$PLACE"
  rm -rf -- "$PLACE" "$PLACE.new"
  mkdir -p -- "$PLACE.new"
  for part in "$HUAWU_ROOT"/*; do
    # Who tried the program before installing it has data here.
    if [[ $part == "$HUAWU_ROOT/data" ]]; then continue; fi
    if ! cp -a -- "$part" "$PLACE.new/"; then
      rm -rf -- "$PLACE.new"
      refuse install.copy-failed "$PLACE"
    fi
  done
  if is_root; then chown -R 0:0 -- "$PLACE.new"; fi
  # Whatever mask the archive was unpacked with: the program's user must be able to read it.
  chmod -R u=rwX,go=rX -- "$PLACE.new"
  printf 'data=%s\nkeys=%s\nowner=%s\n' "$DATA" "$KEYS" "$OWNER" >"$PLACE.new/installed.conf"
  mv -T -- "$PLACE.new" "$PLACE"
}

point_current_to() {
  ln -sfn -- "versions/${1##*/}" "$PREFIX/current.new"
  mv -Tf -- "$PREFIX/current.new" "$PREFIX/current"
}

as_owner() {
  if is_root && [[ $OWNER != root ]]; then
    (cd / && HUAWU_KEYS=$KEYS runuser -u "$OWNER" -- "$@")
  else
    (cd / && HUAWU_KEYS=$KEYS "$@")
  fi
}

# The service counts only when it is this installation's.
is_service() {
  systemd_runs && is_root && [[ -f $UNIT ]] && grep -qF -- "$PREFIX/current/huawu up --data $DATA" "$UNIT"
}

is_running() {
  running_pid "$DATA" >/dev/null
}

stop_program() {
  if is_service; then
    systemctl stop huawu
  else
    "$PREFIX/current/huawu" down --data "$DATA"
  fi
}

# Starts what `current` points to, with the flags it ran with.
start_program() {
  local line
  local -a flags=()
  if is_service; then
    systemctl start huawu
    return
  fi
  if [[ -r $DATA/run/flags ]]; then
    while IFS= read -r line; do
      if [[ $line == *=true ]]; then flags+=("--${line%=true}"); else flags+=("--$line"); fi
    done <"$DATA/run/flags"
  fi
  as_owner "$PREFIX/current/huawu" up --data "$DATA" --detach ${flags[@]+"${flags[@]}"}
}

# The new version did not start: back to the one before, with its data. What the new one made of the data stays aside.
take_back() {
  local backup=$1 aside
  aside=$DATA.failed-$(date +%Y%m%d-%H%M%S)
  note install.taking-back "${BEFORE##*/}"
  if is_service || is_running; then stop_program || refuse install.stuck "$DATA"; fi
  cp -p -- "$DATA/run/flags" "$PREFIX/backups/flags" 2>/dev/null || rm -f -- "$PREFIX/backups/flags"
  point_current_to "$BEFORE"
  if start_program; then refuse install.taken-back "${BEFORE##*/}" "$VERSION"; fi
  if [[ -z $backup ]]; then refuse install.old-not-started "${BEFORE##*/}"; fi
  # The new version may have changed the database, and the old one refuses it then.
  mv -T -- "$DATA" "$aside"
  make_places
  if as_owner "$BEFORE/huawu" restore "$backup" --data "$DATA"; then
    if [[ -f $PREFIX/backups/flags ]]; then
      as_owner mkdir -p -- "$DATA/run"
      as_owner cp -- "$PREFIX/backups/flags" "$DATA/run/flags"
    fi
    if start_program; then refuse install.restored "${BEFORE##*/}" "$VERSION" "$aside"; fi
  fi
  refuse install.all-failed "${BEFORE##*/}" "$backup" "$aside"
}

# Fills the places of the template in; systemd reads it again.
unit_text() {
  sed -e "s|@PREFIX@|$PREFIX|g" -e "s|@DATA@|$DATA|g" -e "s|@KEYS@|$KEYS|g" -e "s|@SETTINGS@|$SETTINGS|g" \
    -e "s|@USER@|$OWNER|g" -e "s|@GROUP@|$(id -gn "$OWNER")|g" "$HUAWU_ROOT/systemd/huawu.service"
}

install_unit() {
  if ! is_root; then return; fi
  if [[ ! -d ${UNIT%/*} ]]; then
    say install.no-systemd
    return
  fi
  unit_text >"$UNIT.new"
  mv -f -- "$UNIT.new" "$UNIT"
  say install.unit "$UNIT"
  if systemd_runs; then systemctl daemon-reload; fi
}

# The current version and the one before stay.
forget_older_versions() {
  local folder
  if [[ -z $BEFORE ]]; then return; fi
  for folder in "$PREFIX"/versions/*; do
    if [[ $folder != "$PLACE" && $folder != "$BEFORE" ]]; then rm -rf -- "$folder"; fi
  done
}

say_done() {
  say install.done "$VERSION" "$PREFIX" "$DATA" "$KEYS"
  if [[ $1 == yes ]]; then
    say install.runs-again
  elif is_root && systemd_runs; then
    say install.next-service "$SETTINGS"
  elif is_root; then
    say install.next-owner "runuser -u $OWNER -- $PREFIX/current/huawu up --detach"
  else
    say install.next-owner "$PREFIX/current/huawu up --detach"
  fi
}
