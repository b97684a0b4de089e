# Sourced by `quis` and `test`: finds a JDK of at least the release the sources are written for.

WANTED_JDK=25

jdk_release() { # the feature release of the JDK in $1, empty where there is none
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local on_path candidate release
  on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
                   /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    release=$(jdk_release "$candidate")
    if [ -n "$release" ] && [ "$release" -ge "$WANTED_JDK" ]; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  cat >&2 <<END
quis: no JDK $WANTED_JDK or newer found (looked at JAVA_HOME, PATH, /usr/lib/jvm, /opt)
      Debian 13 and Ubuntu: apt-get install openjdk-$WANTED_JDK-jdk-headless
      Debian 12 has only 17: add the repository of Eclipse Temurin (adoptium.net), then
                             apt-get install temurin-$WANTED_JDK-jdk
      or unpack any JDK $WANTED_JDK and set JAVA_HOME to its folder
END
  exit 2
}

need_command() { # command, Debian package
  command -v "$1" >/dev/null && return
  echo "quis: \`$1\` is not installed" >&2
  echo "      Debian and Ubuntu: apt-get install $2" >&2
  exit 2
}
