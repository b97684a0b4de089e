# Sourced by `quis`: makes cli/target/quis/ (jars, native library, start-up cache) when the sources are newer.

assemble() {
  local dist="$home/cli/target/quis" stamp="$home/cli/target/quis/built" log
  # A payload is encrypted in few calls of many kilobytes each. A JVM that counts calls would leave them to be interpreted,
  # and the processor's own instructions for AES-GCM are used by compiled callers only.
  QUIS_JVM=(--enable-native-access=ALL-UNNAMED -Xmx1400m -XX:+UseParallelGC
    -XX:CompileCommand=quiet '-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.01')
  if [ ! -e "$stamp" ] || [ -n "$(find "$home/pom.xml" "$home"/{core,store,witness,server,cli}/pom.xml "$home"/{core,store,witness,server,cli}/src/main \
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
    "$JAVA_HOME/bin/java" "${QUIS_JVM[@]}" -XX:AOTCacheOutput="$dist/quis.aot" -cp "$QUIS_CLASSPATH" org.quis.cli.Quis demo --out "$dist/rehearsal" \
      >/dev/null 2>&1 || true
    rm -rf "$dist/rehearsal"
    touch "$stamp"
  fi
  QUIS_CLASSPATH=$(classpath "$dist")
  # lz4-java still uses sun.misc.Unsafe; not said at rehearsal, where it would forbid the cache
  QUIS_JVM+=(--sun-misc-unsafe-memory-access=allow)
  [ -r "$dist/quis.aot" ] && QUIS_JVM+=(-XX:AOTCache="$dist/quis.aot" -Xlog:aot=off -Xlog:cds=off)
  return 0
}

classpath() {
  local jars
  printf -v jars '%s:' "$1"/lib/*.jar
  echo "${jars%:}"
}

# DuckDB's driver unpacks its library into a temporary folder at every start, unless the library lies beside the jar.
unpack_native() {
  local jar
  for jar in "$1"/lib/duckdb_jdbc-*.jar; do
    (cd "$1/lib" && "$JAVA_HOME/bin/jar" xf "$jar" "libduckdb_java.so_$(platform)" 2>/dev/null) || true
    [ -e "$1/lib/libduckdb_java.so_$(platform)" ] || continue
    (cd "$(mktemp -d)" && "$JAVA_HOME/bin/jar" xf "$jar" && rm -f libduckdb_java.so_* && "$JAVA_HOME/bin/jar" cf "$jar" . && rm -rf "$PWD")
  done
}

platform() {
  local os=linux cpu=amd64
  [ "$(uname -s)" = Darwin ] && os=macos
  case $(uname -m) in arm64 | aarch64) cpu=arm64 ;; esac
  echo "${os}_$cpu"
}
