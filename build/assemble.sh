# Sourced by `quis`: makes cli/target/quis/ (jars, native library, start-up cache) when the sources are newer.

assemble() {
  local dist="$home/cli/target/quis" stamp="$home/cli/target/quis/built" log
  QUIS_JVM=(--enable-native-access=ALL-UNNAMED -Xmx1400m -XX:+UseParallelGC -Xshare:auto -Djava.library.path="$dist/native")
  if [ ! -e "$stamp" ] || [ -n "$(find "$home/pom.xml" "$home"/{core,store,cli}/pom.xml "$home"/{core,store,cli}/src/main \
        "$home/build/assemble.sh" -newer "$stamp" -print -quit)" ]; then
    need_command mvn maven
    [ -t 2 ] && printf 'quis: building…' >&2
    rm -rf "$dist"
    log=$(mktemp)
    if ! (cd "$home" && mvn -B -ntp -q -pl cli -am -DskipTests package) >"$log" 2>&1; then
      printf '\nquis: the build failed:\n' >&2
      tail -n 40 "$log" >&2
      rm -f "$log"
      exit 2
    fi
    rm -f "$log"
    [ -t 2 ] && printf '\r\033[K' >&2
    QUIS_CLASSPATH=$(classpath "$dist")
    unpack_native "$dist"
    # a rehearsal: what start-up loads and links is kept, which halves the time to the first word
    "$JAVA_HOME/bin/java" "${QUIS_JVM[@]}" -XX:AOTCacheOutput="$dist/quis.aot" -cp "$QUIS_CLASSPATH" org.quis.cli.Quis --help \
      >/dev/null 2>&1 || true
    touch "$stamp"
  fi
  QUIS_CLASSPATH=$(classpath "$dist")
  [ -r "$dist/quis.aot" ] && QUIS_JVM+=(-XX:AOTCache="$dist/quis.aot" -Xlog:aot=off -Xlog:cds=off)
  return 0
}

classpath() {
  local jars
  printf -v jars '%s:' "$1"/lib/*.jar
  echo "${jars%:}"
}

unpack_native() { :; }
