# shellcheck shell=bash
# The archive, and installing from it, with a program that only pretends and as an ordinary user.

# Everything an ordinary user may do, whoever runs the tests.
ordinary_user() {
  cat >"$SCRATCH/bin/id" <<'END'
#!/bin/bash
case $1 in
  -u) printf '1000\n' ;;
  *) printf 'tester\n' ;;
esac
END
  chmod +x "$SCRATCH/bin/id"
}

# unpacked NAME: an archive of the scratch house, unpacked in the folder NAME; its build id ends in NAME.
unpacked() {
  if [[ ! -f $SCRATCH/house/target/huawu-7.8.9-linux-x86_64.tar.gz ]]; then
    make_house
    fake_tools
    ordinary_user
    huawu package
    expect_code 0
  fi
  mkdir -p -- "$SCRATCH/$1"
  tar -xzf "$SCRATCH/house/target/huawu-7.8.9-linux-x86_64.tar.gz" -C "$SCRATCH/$1" --strip-components=1
  printf '7.8.9+%s\n' "$1" >"$SCRATCH/$1/build-id"
}

given_a_house_when_packed_then_the_archive_holds_what_an_installation_needs() {
  local part
  unpacked one
  expect_equal 1 "$(calls 'jlink.*jdk.crypto.ec.*jdk.localedata.*--include-locales=en,zh')"
  for part in huawu install.sh README-install launcher/run.sh systemd/huawu.service jre/bin/java lib/huawu-server.jar \
    web/index.html postgres/bin/postgres huawu.aot huawu.aot.key build-id version; do
    expect_file "one/$part"
  done
  expect_no_file one/launcher/build.sh
  expect_equal "$(stat -c %Y house/target/dist/lib/huawu-server.jar)" "$(stat -c %Y one/lib/huawu-server.jar)"
}

given_an_unpacked_archive_when_called_then_it_runs_with_its_own_java_and_cache() {
  unpacked one
  only_path "$SCRATCH/bin"
  rm -r bin jvm
  : >calls
  call one/huawu --version
  expect_equal 'huawu 7.8.9' "$OUT"
  call one/huawu up --detach
  expect_code 0
  expect_out 'ready: '
  expect_equal 1 "$(calls "spring.aot.enabled=true .*AOTCache=$SCRATCH/one/huawu.aot .*huawu.home=$SCRATCH/one ")"
  call one/huawu down
  call one/huawu test kernel
  expect_code 2
  expect_reason 'test needs the sources'
  call one/huawu doctor
  expect_out "ok       java                  25.0.3 in $SCRATCH/one/jre"
}

given_no_root_when_installed_then_a_folder_is_needed_and_enough() {
  unpacked one
  call one/install.sh
  expect_code 2
  expect_reason 'without root it is not clear where'
  call one/install.sh --prefix place
  expect_code 0
  expect_out "version 7.8.9-one in $SCRATCH/place, data in $SCRATCH/place/data"
  expect_equal versions/7.8.9-one "$(readlink place/current)"
  call place/current/huawu up --detach
  expect_code 0
  expect_file place/data/run/pid
  call place/current/huawu down
}

given_wrong_flags_when_installed_then_they_are_refused() {
  unpacked one
  call one/install.sh --colour
  expect_code 2
  expect_reason 'does not know --colour'
  call one/install.sh --prefix
  expect_code 2
  expect_reason '--prefix has no value'
  call one/install.sh --prefix place --user someone
  expect_code 2
  expect_reason 'only root may install for others'
  HUAWU_KEYS=$SCRATCH/place/data/keys call one/install.sh --prefix place
  expect_code 2
  expect_reason 'would lie within the data'
  call one/install.sh --help
  expect_code 0
  expect_out --prefix
  LANG=zh_CN.UTF-8 call one/install.sh --help
  expect_out '不需要网络'
  call "$REPO/launcher/install.sh"
  expect_code 2
}

given_a_prefix_that_cannot_be_written_when_installed_then_nothing_is_changed() {
  unpacked one
  printf 'x\n' >file
  call one/install.sh --prefix file/place
  expect_code 1
  expect_reason 'cannot be written: Not a directory'
}

given_a_running_version_when_upgraded_then_it_is_stopped_saved_and_runs_again_with_its_flags() {
  unpacked one
  call one/install.sh --prefix place
  call place/current/huawu up --detach --http 8081 --sample
  printf '{}\n' >place/data/installation.json
  unpacked two
  : >calls
  call two/install.sh --prefix place
  expect_code 0
  expect_equal versions/7.8.9-two "$(readlink place/current)"
  expect_equal 1 "$(calls "huawu.home=$SCRATCH/place/versions/7.8.9-one .* backup $SCRATCH/place/backups/before-7.8.9-two-")"
  expect_equal 1 "$(calls "huawu.home=$SCRATCH/place/versions/7.8.9-two .*http-port=8081.*huawu.sample=true .* up$")"
  call place/current/huawu status
  expect_code 0
  unpacked three
  call three/install.sh --prefix place
  expect_code 0
  expect_no_file place/versions/7.8.9-one
  expect_file place/versions/7.8.9-two
  call place/current/huawu down
}

given_a_stopped_version_when_upgraded_then_it_stays_stopped() {
  unpacked one
  call one/install.sh --prefix place
  unpacked two
  call two/install.sh --prefix place
  expect_code 0
  expect_out 'Start it: '
  call place/current/huawu status
  expect_code 1
}

given_the_same_version_when_installed_again_then_it_says_so() {
  unpacked one
  call one/install.sh --prefix place
  call one/install.sh --prefix place
  expect_code 0
  expect_out 'is installed in'
}

given_a_backup_that_fails_when_upgraded_then_the_old_version_goes_on() {
  unpacked one
  call one/install.sh --prefix place
  call place/current/huawu up --detach
  printf '{}\n' >place/data/installation.json
  unpacked two
  FAKE_KEEP=1 call two/install.sh --prefix place
  expect_code 1
  expect_reason 'the backup with the old version 7.8.9-one failed'
  expect_equal versions/7.8.9-one "$(readlink place/current)"
  expect_no_file place/versions/7.8.9-two
  call place/current/huawu status
  expect_code 0
  call place/current/huawu down
}

given_a_new_version_that_does_not_start_when_upgraded_then_the_old_one_comes_back() {
  unpacked one
  call one/install.sh --prefix place
  call place/current/huawu up --detach --http 8081
  printf '{}\n' >place/data/installation.json
  unpacked two
  printf '#!/bin/bash\n[[ $* == *-version* ]] || { printf "huawu: broken. Mend it.\\n" >&2; exit 1; }\n' >two/jre/bin/java
  call two/install.sh --prefix place
  expect_code 1
  expect_err 'huawu: broken. Mend it.'
  expect_reason 'version 7.8.9-two did not start; version 7.8.9-one runs again, nothing was lost'
  expect_equal versions/7.8.9-one "$(readlink place/current)"
  call place/current/huawu up --http 8081
  expect_code 0
  call place/current/huawu down
}

given_data_the_old_version_refuses_when_the_new_one_fails_then_the_backup_comes_back() {
  unpacked one
  call one/install.sh --prefix place
  call place/current/huawu up --detach
  printf '{}\n' >place/data/installation.json
  unpacked two
  # It leaves a mark in the data that the old version does not start on.
  printf '#!/bin/bash\n[[ $* == *-version* ]] || { touch "%s/place/data/migrated"; exit 1; }\n' "$SCRATCH" >two/jre/bin/java
  sed -i "2i if [[ \$* == *' up' \&\& -e $SCRATCH/place/data/migrated ]]; then exit 1; fi" place/current/jre/bin/java
  call two/install.sh --prefix place
  expect_code 1
  expect_reason 'version 7.8.9-one runs again on the backup taken before'
  expect_no_file place/data/migrated
  [[ -e $(echo place/data.failed-*/migrated) ]] || fail 'the data of the new version are gone'
  call place/current/huawu status
  expect_code 0
  call place/current/huawu down
}

given_the_version_before_when_installed_again_then_it_is_current_again() {
  unpacked one
  call one/install.sh --prefix place
  unpacked two
  call two/install.sh --prefix place
  call place/versions/7.8.9-one/install.sh --prefix place
  expect_code 0
  expect_equal versions/7.8.9-one "$(readlink place/current)"
  expect_file place/versions/7.8.9-two
}
