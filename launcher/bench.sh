# shellcheck shell=bash
# bench: each measurement is a class NAMEBench of the room bench; it prints one JSON object a figure.

BENCH_SOURCES=$HUAWU_ROOT/bench/src/main/java/org/huawu/bench

# Names of the measurements that stand.
standing_benches() {
  local file
  for file in "$BENCH_SOURCES"/*Bench.java; do
    if [[ -f $file ]]; then name_of_bench "$file"; fi
  done
}

# name_of_bench FILE: a hyphen before each capital letter but the first, so that FirstCallBench is first-call.
name_of_bench() {
  local word=${1##*/} name='' i
  word=${word%Bench.java}
  for ((i = 0; i < ${#word}; i++)); do
    if ((i > 0)) && [[ ${word:i:1} == [[:upper:]] ]]; then name+=-; fi
    name+=${word:i:1}
  done
  printf '%s\n' "${name,,}"
}

run_bench() {
  local name code=0
  local -a standing names
  mapfile -t standing < <(standing_benches)
  names=("${ARGUMENT[@]}")
  if ((${#names[@]} == 0)); then names=("${standing[@]}"); fi
  if ((${#standing[@]} == 0)); then misuse bench.none; fi
  for name in "${names[@]}"; do
    if [[ " ${standing[*]} " != *" $name "* ]]; then misuse later.bench "$name" "${standing[*]}"; fi
  done
  need_java
  need_maven
  ensure_built
  build_bench
  for name in "${names[@]}"; do
    run_one_bench "$name" || code=$?
    case $code in
      0) ;;
      # It gave its reason itself.
      1 | 2) exit "$code" ;;
      *) refuse bench.failed "$name" "$code" ;;
    esac
  done
}

# Its own stamp: the folder of classes keeps its time when a class in it is compiled anew.
build_bench() {
  local stamp=$HUAWU_ROOT/target/bench.stamp
  BUILD_LOG=$HUAWU_ROOT/target/bench-build.log
  if [[ -d $HUAWU_ROOT/bench/target/classes ]] && ! newer_than "$stamp" "$HUAWU_ROOT/bench/src/main" "$HUAWU_ROOT/bench/pom.xml" "$DIST/stamps/java"; then
    return
  fi
  : >"$BUILD_LOG"
  : >"$stamp.begin"
  build_step bench compile_bench
  mv -f -- "$stamp.begin" "$stamp"
}

compile_bench() {
  maven -q -DskipTests -pl bench -am package
}

# run_one_bench NAME: its class is found by its name.
run_one_bench() {
  local file word
  local -a flags=()
  for file in "$BENCH_SOURCES"/*Bench.java; do
    word=${file##*/} word=${word%.java}
    if [[ $(name_of_bench "$file") == "$1" ]]; then break; fi
  done
  for file in json peer ceiling; do
    if [[ -v FLAG[$file] ]]; then flags+=("--$file"); fi
  done
  for file in soak calls seconds; do
    if [[ -v FLAG[$file] ]]; then flags+=("--$file" "${FLAG[$file]}"); fi
  done
  base_jvm_flags
  "$JAVA" "${JVM_FLAGS[@]}" -cp "$HUAWU_ROOT/bench/target/classes:$HUAWU_ROOT/bench/target/lib/*" "org.huawu.bench.$word" --launcher "$HUAWU_ROOT/huawu" ${flags[@]+"${flags[@]}"}
}
