# shellcheck shell=bash
# The real archive on a machine that reaches nothing: a network of its own without any route. /etc, /opt, /var and /mnt
# are laid over, so that nothing of this machine is changed.

# alone: runs the test again where nothing outside can be reached or changed; returns there.
alone() {
  local folder
  if [[ -z ${INSIDE-} ]]; then
    if [[ $(id -u) != 0 ]]; then skip 'only root may lay folders over'; fi
    unshare --net --mount --pid --fork --mount-proc true 2>/dev/null || skip 'this machine allows no namespaces'
    # With process ids of its own: what the test leaves running ends with it.
    INSIDE=yes exec unshare --net --mount --pid --fork --kill-child --mount-proc bash "$TESTS/one" "$TEST_FILE" "$TEST_NAME"
  fi
  mkdir -p -- layers
  for folder in etc opt var; do
    mkdir -p -- "layers/$folder" "layers/$folder.work"
    mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$PWD/layers/$folder,workdir=$PWD/layers/$folder.work" "/$folder" ||
      skip 'this machine lays no folders over'
  done
  # An ordinary user comes to it here, wherever the clone lies.
  mount --bind -- "$SCRATCH" /mnt
  ip link set lo up
  expect_equal '' "$(ip route)"
  unset LC_ALL LC_MESSAGES HUAWU_KEYS NOTIFY_SOCKET XDG_CONFIG_HOME
  export LANG=C.UTF-8
}

# unpacked NAME [BUILD]: the archive in /mnt/NAME; with BUILD as another build of it.
unpacked() {
  mkdir -p -- "/mnt/$1"
  tar -xzf "$REPO"/target/huawu-*-linux-x86_64.tar.gz -C "/mnt/$1" --strip-components=1
  if [[ -n ${2-} ]]; then printf '%s\n' "$2" >"/mnt/$1/build-id"; fi
}

as_user() {
  setpriv --reuid "$1" --regid "$(id -g "$1")" --clear-groups env HOME=/mnt/home "${@:2}"
}

# answer PORT PATH: what the program answers over http.
answer() {
  local socket
  exec {socket}<>"/dev/tcp/127.0.0.1/$1"
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&"$socket"
  cat <&"$socket"
  exec {socket}>&-
}

expect_answers() {
  call answer 8080 /actuator/health/readiness
  expect_out '"UP"'
  call answer 8080 /
  expect_out '<div id="app"'
}

installation_id() {
  sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p' "$1/installation.json"
}

given_a_server_without_network_when_installed_as_root_then_its_service_runs_and_upgrades() {
  local line service id
  alone
  unpacked one
  call /mnt/one/install.sh
  expect_code 0
  call systemd-analyze verify /etc/systemd/system/huawu.service
  expect_code 0
  expect_equal '' "$ERR"
  line=$(sed -n 's/^ExecStart=//p' /etc/systemd/system/huawu.service)
  # The cache must be taken as it is, or the JVM refuses to start.
  HUAWU_JVM_FLAGS=-XX:AOTMode=on HUAWU_KEYS=/etc/huawu/keys HUAWU_FLAGS=--sample \
    setpriv --reuid huawu --regid huawu --clear-groups bash -c "exec $line" >service.log 2>&1 &
  service=$!
  until_ready /var/lib/huawu "$service"
  expect_answers
  id=$(installation_id /var/lib/huawu)
  kill -TERM "$service"
  call wait "$service"
  expect_code 0
  expect_file "/etc/huawu/keys/$(basename -- /etc/huawu/keys/*.key)"

  call as_user huawu /opt/huawu/current/huawu up --sample --detach
  expect_code 0
  unpacked two 0.1.0+anotherbuild
  call /mnt/two/install.sh
  expect_code 0
  expect_equal versions/0.1.0-anotherbuild "$(readlink /opt/huawu/current)"
  expect_answers
  expect_equal "$id" "$(installation_id /var/lib/huawu)"
  expect_equal 1 "$(find /opt/huawu/backups -name 'before-0.1.0-anotherbuild-*.backup' -user huawu | wc -l)"
  call as_user huawu /opt/huawu/current/huawu down
  expect_code 0
}

given_an_ordinary_user_without_network_when_an_upgrade_fails_then_the_old_version_and_its_data_are_back() {
  local id
  alone
  mkdir home
  chown nobody home
  unpacked one
  call as_user nobody /mnt/one/install.sh --prefix /mnt/home/huawu
  expect_code 0
  call as_user nobody /mnt/home/huawu/current/huawu up --detach --sample
  expect_code 0
  expect_answers
  id=$(installation_id /mnt/home/huawu/data)
  unpacked two 0.1.0+broken
  printf 'no archive\n' >/mnt/two/lib/huawu-server.jar
  call as_user nobody /mnt/two/install.sh --prefix /mnt/home/huawu
  expect_code 1
  expect_reason 'version 0.1.0-broken did not start'
  expect_answers
  expect_equal "$id" "$(installation_id /mnt/home/huawu/data)"
  call as_user nobody /mnt/home/huawu/current/huawu down
  expect_code 0
}

# until_ready DATA PID: at most two minutes, less when the process ends.
until_ready() {
  local tries=0
  until [[ -s $1/run/ready.txt ]]; do
    if ! kill -0 "$2" || ((tries++ > 1200)); then
      cat service.log
      fail 'the program did not become ready'
    fi
    sleep 0.1
  done
}
