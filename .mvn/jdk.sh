# Sourced by ./mvnw before it looks for Java: chooses the JDK that builds and runs Enif.
#
# Takes JAVA_HOME if it is new enough, else the javac in PATH, else looks in the places where
# JDKs are usually installed, preferring the exact release over a newer one. Starts no JVM: every
# JDK says its version in the file "release". Plain POSIX shell; ./mvnw runs with "set -euf".

enif_wanted_release=25

# The feature release of the JDK in folder $1; 0 if there is no JDK.
enif_release_of() {
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    enif_found="$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release")"
    printf %s "${enif_found:-0}"
  else
    printf 0
  fi
}

# Prints the JDK to use; prints nothing if none is installed. Runs in a subshell.
enif_find_jdk() {
  newer=
  path_javac="$(command -v javac 2>/dev/null || :)"
  if [ -n "$path_javac" ]; then
    path_javac="$(readlink -f "$path_javac" 2>/dev/null || printf %s "$path_javac")"
    path_javac="${path_javac%/bin/javac}"
  fi
  set +f
  for candidate in \
    "$path_javac" \
    /usr/lib/jvm/* \
    /usr/lib64/jvm/* \
    /usr/java/* \
    /usr/local/openjdk-* \
    /opt/* \
    /opt/java/* \
    /opt/jdk/* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
    "${HOME-}"/.jdks/* \
    "${HOME-}"/.jabba/jdk/* \
    "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    release="$(enif_release_of "$candidate")"
    if [ "$release" -eq "$enif_wanted_release" ]; then
      printf %s "$candidate"
      return
    elif [ "$release" -gt "$enif_wanted_release" ] && [ -z "$newer" ]; then
      newer="$candidate"
    fi
  done
  printf %s "$newer"
}

if [ "$(enif_release_of "${JAVA_HOME-}")" -lt "$enif_wanted_release" ]; then
  enif_jdk="$(enif_find_jdk)"
  if [ -z "$enif_jdk" ]; then
    echo "Enif needs a JDK $enif_wanted_release or newer and found none: install one (for example Eclipse Temurin $enif_wanted_release) and set JAVA_HOME to its folder." >&2
    exit 1
  fi
  JAVA_HOME="$enif_jdk"
  export JAVA_HOME
  unset enif_jdk
fi
