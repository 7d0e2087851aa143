# shellcheck shell=bash
# package: one archive that installs on a server without any network.

# What the program and its libraries may use of the JDK, their services included: found too late, a missing module
# would show only when a customer first touches it.
JRE_MODULES=(
  java.base java.compiler java.desktop java.instrument java.logging java.management java.management.rmi java.naming
  java.net.http java.prefs java.rmi java.scripting java.security.jgss java.security.sasl java.sql java.sql.rowset
  java.transaction.xa java.xml java.xml.crypto jdk.accessibility jdk.charsets jdk.crypto.cryptoki jdk.crypto.ec
  jdk.httpserver jdk.jcmd jdk.jfr jdk.localedata jdk.management jdk.management.agent jdk.naming.dns jdk.net jdk.nio.mapmode
  jdk.security.auth jdk.security.jgss jdk.unsupported jdk.xml.dom jdk.zipfs
)

run_package() {
  local name stage archive
  need_java
  # The cache is trained with the Java of the package, not with this JDK.
  HUAWU_AOT=off ensure_built
  name=huawu-$(program_version)-linux-x86_64
  stage=$HUAWU_ROOT/target/package/$name archive=$HUAWU_ROOT/target/$name.tar.gz
  BUILD_LOG=$HUAWU_ROOT/target/package.log
  : >"$BUILD_LOG"
  rm -rf -- "$HUAWU_ROOT/target/package"
  mkdir -p -- "$stage"
  PACKAGE_STAGE=$stage PACKAGE_NAME=$name PACKAGE_ARCHIVE=$archive
  note build.begin "$BUILD_LOG"
  build_step package-jre link_jre
  build_step package-copy copy_parts
  train_packed "$stage"
  build_step package-archive write_archive
  say package.done "$archive" "$(($(stat -c %s -- "$archive") / 1000000))"
}

link_jre() {
  "$JDK_HOME/bin/jlink" --add-modules "$(IFS=, && printf '%s' "${JRE_MODULES[*]}")" \
    --include-locales=en,zh --strip-java-debug-attributes --no-header-files --no-man-pages --compress=zip-6 \
    --output "$PACKAGE_STAGE/jre"
}

# Copies keep their times: the start-up cache knows the jars by them.
copy_parts() {
  local part
  for part in lib web postgres build-id version; do
    cp -a -- "$DIST/$part" "$PACKAGE_STAGE/$part" || return
  done
  cp -- "$HUAWU_ROOT/huawu" "$PACKAGE_STAGE/huawu" &&
    mkdir -p -- "$PACKAGE_STAGE/launcher" "$PACKAGE_STAGE/systemd" || return
  for part in words words-en words-zh commands values flags help tools program instance run doctor keep installation; do
    cp -- "$HUAWU_ROOT/launcher/$part.sh" "$PACKAGE_STAGE/launcher/" || return
  done
  cp -- "$HUAWU_ROOT/launcher/systemd/huawu.service" "$PACKAGE_STAGE/systemd/" &&
    cp -- "$HUAWU_ROOT/launcher/install.sh" "$HUAWU_ROOT/launcher/README-install" "$PACKAGE_STAGE/" || return
  for part in LICENSE NOTICE; do
    if [[ -f $HUAWU_ROOT/$part ]]; then cp -- "$HUAWU_ROOT/$part" "$PACKAGE_STAGE/" || return; fi
  done
  chmod -R u=rwX,go=rX -- "$PACKAGE_STAGE" && chmod 755 -- "$PACKAGE_STAGE/huawu" "$PACKAGE_STAGE/install.sh"
}

# In a shell of its own, where the stage is the distribution and its Java the Java.
train_packed() {
  local begin=$SECONDS reason
  printf '  %s ... ' "$(words step.train)" >&2
  if reason=$(
    DIST=$1
    # shellcheck disable=SC2034 # read by train
    JAVA=$1/jre/bin/java
    train || {
      printf '%s' "$TRAIN_REASON"
      exit 1
    }
  ); then
    note step.done "$((SECONDS - begin))"
  else
    note step.failed "$((SECONDS - begin))"
    refuse package.no-cache "$reason" "$TRAINING/train.log"
  fi
}

write_archive() {
  chmod -R go+rX -- "$PACKAGE_STAGE" &&
    tar --create --gzip --file "$PACKAGE_ARCHIVE.new" --directory "$HUAWU_ROOT/target/package" \
      --sort=name --owner=0 --group=0 --numeric-owner "$PACKAGE_NAME" &&
    mv -f -- "$PACKAGE_ARCHIVE.new" "$PACKAGE_ARCHIVE"
}
