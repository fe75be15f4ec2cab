# Finds and makes the tools of ./isoscan and of what it calls in bin/. Sourced, with root set to the repository's folder.

missing() {
    echo "isoscan: $1" >&2
    exit 4
}

is_jdk_25() {
    [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'
}

find_jdk() {
    local home
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/root}"/.sdkman/candidates/java/*; do
        if [ -n "$home" ] && is_jdk_25 "$home"; then
            echo "$home"
            return
        fi
    done
    home=$(command -v javac) && home=$(dirname "$(dirname "$(readlink -f "$home")")") && is_jdk_25 "$home" && echo "$home"
}

need_jdk() {
    JAVA_HOME=$(find_jdk) || missing "no JDK 25 found: install one (for example Temurin 25) or set JAVA_HOME to it"
    # What Maven's own libraries do with the JDK is nobody's concern who reads its output.
    export JAVA_HOME MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
}

need_maven() {
    command -v mvn >/dev/null || missing "no mvn on the path: install Maven 3.8 or newer"
}

is_node_20() {
    [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20' 2>/dev/null)" = true ]
}

need_node() {
    command -v node >/dev/null || missing "no node on the path: install Node 20 or newer"
    is_node_20 || missing "node is $(node --version): install Node 20 or newer"
}

# The first Python that can make the virtual environment; nothing when there is none.
find_python() {
    local candidate
    for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
}
python_wanted="Python 3.11 or newer with venv (Debian: apt-get install python3-venv)"

# Makes a virtual environment with pinned packages when it is not as its requirements file says.
install_packages() {
    local python=$1 venv=$root/$2 requirements=$root/$3 wanted
    wanted=$(cat "$requirements"; "$python" --version)
    [ "$(cat "$venv/installed" 2>/dev/null)" != "$wanted" ] || return 0
    # Joined by &&: a step runs where errexit does not reach, and a half made .venv must not count as installed.
    rm -rf "$venv" &&
        "$python" -m venv "$venv" &&
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --retries 5 \
            -r "$requirements" &&
        printf '%s' "$wanted" >"$venv/installed"
}

install_tools() {
    install_packages "$1" .venv requirements-check.txt
}

# What a command on an account needs before it can ask anything: the tools, said while they are being made. Lambda's own name
# for the region serves as well; SAM and boto3 read the other one.
need_tools() {
    local python
    [ -z "${AWS_REGION:-}" ] || export AWS_DEFAULT_REGION=$AWS_REGION
    export SAM_CLI_TELEMETRY=0 PYTHONDONTWRITEBYTECODE=1
    python=$(find_python)
    [ -n "$python" ] || missing "no $python_wanted"
    [ -f "$root/.venv/installed" ] || echo "isoscan: making .venv with SAM; this takes a minute or two ..." >&2
    install_tools "$python" || missing "the tools of requirements-check.txt could not be installed"
}
