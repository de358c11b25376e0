#!/bin/sh
# A Hyperledger Fabric network on loopback: four orderers under BFT, the organisations Customs and
# Port with a peer each, and the registry's chaincode as a service; the peer of Port asks its
# clients for certificates of their own. Usage:
# devnet.sh up|down|status|logs [LINES]|chaincode NAME [SEQUENCE]|update FILE|start NODE|stop NODE
# Its folder says where its ports begin and, in "ready", that it is set up.
# Keys are made anew for each network, and stay in its folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
state=${PORTOLAN_DEVNET_DIR:-$(cd "$here/../.." && pwd -P)/.tools/devnet/fabric}
# A network keeps the ports and the programs that it was made with.
kept() { [ ! -f "$state/$1" ] || cat "$state/$1"; }
base=$(kept base)
base=${base:-${PORTOLAN_FABRIC_PORT_BASE:-17000}}
FABRIC_BIN=${FABRIC_BIN:-$(kept programs)}
channel=trade
policy="AND('CustomsMSP.peer','PortMSP.peer')"
programs="peer orderer configtxgen cryptogen osnadmin"
nodes="orderer1 orderer2 orderer3 orderer4 customs port chaincode"
crypto=$state/crypto
orderer_ca=$crypto/ordererOrganizations/orderer.example/tlsca/tlsca.orderer.example-cert.pem

[ -z "$FABRIC_BIN" ] || PATH=$FABRIC_BIN:$PATH
for program in $programs; do
  command -v "$program" >/dev/null 2>&1 || missing="${missing:-} $program"
done

need_programs() {
  [ -n "${missing:-}" ] || return 0
  echo "Skipped: Fabric's programs are not here (missing:$missing): take hyperledger-fabric-OS-ARCH-3.1.5.tar.gz from https://github.com/hyperledger/fabric/releases, and put its bin folder on PATH or name it in FABRIC_BIN." >&2
  exit 3
}

# Ports: the node itself, then +1 administration of an orderer or the chaincode's way to a peer, +2
# operations.
port() {
  case $1 in
    orderer?) echo $((base + 10 * ${1#orderer})) ;;
    customs) echo $((base + 50)) ;;
    port) echo $((base + 60)) ;;
    chaincode) echo $((base + 70)) ;;
  esac
}

# Where a node's certificates are.
folder() {
  case $1 in
    orderer?) echo "$crypto/ordererOrganizations/orderer.example/orderers/$1.orderer.example" ;;
    *) echo "$crypto/peerOrganizations/$1.example/peers/peer0.$1.example" ;;
  esac
}

msp() {
  case $1 in customs) echo CustomsMSP ;; port) echo PortMSP ;; esac
}

# One that ended may stay in the table of processes where nobody asks for its status.
lives() {
  kill -0 "$1" 2>/dev/null && case $(ps -o stat= -p "$1") in Z*) return 1 ;; esac
}

running() {
  [ -f "$state/$1.pid" ] && lives "$(cat "$state/$1.pid")"
}

settings() {
  node=$1
  mutual=false
  [ "$node" = port ] && mutual=true
  mkdir -p "$state/settings/$node"
  case $node in orderer?) file=orderer.yaml ;; *) file=core.yaml ;; esac
  sed -e "s|@NAME@|$node|g" -e "s|@PORT@|$(port "$node")|g" -e "s|@ADMIN@|$(($(port "$node") + 1))|g" \
    -e "s|@CHAINCODE@|$(($(port "$node") + 1))|g" -e "s|@OPERATIONS@|$(($(port "$node") + 2))|g" \
    -e "s|@NODE@|$(folder "$node")|g" -e "s|@DATA@|$state/data/$node|g" -e "s|@MSP@|$(msp "$node")|g" \
    -e "s|@MUTUAL@|$mutual|g" -e "s|@BUILDER@|$here/builder|g" \
    -e "s|@CUSTOMSTLS@|$(folder customs)/tls/ca.crt|g" -e "s|@PORTTLS@|$(folder port)/tls/ca.crt|g" \
    "$here/network/$file" >"$state/settings/$node/$file"
}

channel_settings() {
  script=
  for i in 1 2 3 4; do
    node=$(folder orderer$i)
    script="$script;s|@O$i@|$(port orderer$i)|g;s|@O${i}TLS@|$node/tls/server.crt|g"
    script="$script;s|@O${i}CERT@|$node/msp/signcerts/orderer$i.orderer.example-cert.pem|g"
  done
  sed -e "s|@CRYPTO@|$crypto|g;s|@P1@|$(port customs)|g;s|@P2@|$(port port)|g$script" \
    "$here/network/configtx.yaml" >"$state/settings/configtx.yaml"
}

start() {
  node=$1
  running "$node" && return 0
  export FABRIC_CFG_PATH="$state/settings/$node" FABRIC_LOGGING_SPEC="${FABRIC_LOGGING_SPEC:-info}"
  case $node in
    orderer?) set -- orderer ;;
    chaincode)
      export CHAINCODE_SERVER_ADDRESS="127.0.0.1:$(port chaincode)"
      CORE_CHAINCODE_ID_NAME=$(cat "$state/package/id")
      export CORE_CHAINCODE_ID_NAME
      set -- "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx160m -XX:+UseSerialGC \
        -cp "$(cat "$state/package/classpath")" org.portolan.chaincode.Service
      ;;
    *) set -- peer node start ;;
  esac
  nohup "$@" >>"$state/$node.log" 2>&1 </dev/null &
  echo $! >"$state/$node.pid"
}

stop() {
  running "$1" || return 0
  pid=$(cat "$state/$1.pid")
  kill "${2:--TERM}" "$pid" 2>/dev/null || true
  for _ in $(seq 1 100); do
    lives "$pid" || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  rm -f "$state/$1.pid"
}

wait_for() {
  for _ in $(seq 1 300); do
    curl -s -m 1 -o /dev/null "http://127.0.0.1:$(($(port "$1") + 2))/healthz" && return 0
    sleep 0.1
  done
  echo "$1 does not come up: see ./portolan devnet logs fabric." >&2
  exit 1
}

# Runs the peer program as the administrator of an organisation.
as() {
  org=$1
  shift
  user=$crypto/peerOrganizations/$org.example/users/Admin@$org.example
  env FABRIC_CFG_PATH="$state/settings/$org" FABRIC_LOGGING_SPEC=error CORE_PEER_TLS_ENABLED=true \
    CORE_PEER_ADDRESS="127.0.0.1:$(port "$org")" CORE_PEER_LOCALMSPID="$(msp "$org")" \
    CORE_PEER_MSPCONFIGPATH="$user/msp" CORE_PEER_TLS_ROOTCERT_FILE="$(folder "$org")/tls/ca.crt" \
    CORE_PEER_TLS_CLIENTAUTHREQUIRED=true CORE_PEER_TLS_CLIENTCERT_FILE="$user/tls/client.crt" \
    CORE_PEER_TLS_CLIENTKEY_FILE="$user/tls/client.key" peer "$@" >>"$state/setup.log" 2>&1
}

both() {
  as customs "$@" &
  first=$!
  as port "$@"
  wait $first
}

package() {
  : "${PORTOLAN_CHAINCODE_CLASSPATH:?the chaincode is not built: start the network with ./portolan devnet up fabric}"
  mkdir -p "$state/package"
  cd "$state/package"
  printf '%s\n' "$PORTOLAN_CHAINCODE_CLASSPATH" >classpath
  printf '{"address":"127.0.0.1:%s","dial_timeout":"10s","tls_required":false}' "$(port chaincode)" >connection.json
  printf '{"type":"ccaas","label":"portolan"}' >metadata.json
  tar -czf code.tar.gz connection.json
  tar -czf package.tgz metadata.json code.tar.gz
  echo "portolan:$(sha256sum package.tgz | cut -d' ' -f1)" >id
  cd "$here"
}

# Commits a definition of the package under a name: each name is a registry of its own.
define() {
  name=$1
  sequence=${2:-1}
  set -- --orderer "127.0.0.1:$(port orderer1)" --tls --cafile "$orderer_ca" --channelID $channel --name "$name" \
    --version "$sequence" --sequence "$sequence" --signature-policy "$policy" \
    --collections-config "$here/network/collections.json"
  both lifecycle chaincode approveformyorg "$@" --package-id "$(cat "$state/package/id")"
  as customs lifecycle chaincode commit "$@" \
    --peerAddresses "127.0.0.1:$(port customs)" --tlsRootCertFiles "$(folder customs)/tls/ca.crt" \
    --peerAddresses "127.0.0.1:$(port port)" --tlsRootCertFiles "$(folder port)/tls/ca.crt"
}

# Sends a change of the channel's configuration, signed by an administrator of Customs.
update() {
  as customs channel update -f "$1" -c $channel -o "127.0.0.1:$(port orderer1)" --tls --cafile "$orderer_ca"
}

create() {
  rm -rf "$state/crypto" "$state/data" "$state/settings" "$state/package" "$state"/*.log
  mkdir -p "$state/settings" "$state/data"
  echo "$base" >"$state/base"
  echo "$FABRIC_BIN" >"$state/programs"
  package
  cryptogen generate --config="$here/network/crypto-config.yaml" --output="$crypto" >>"$state/setup.log" 2>&1
  channel_settings
  configtxgen -configPath "$state/settings" -profile Trade -channelID $channel \
    -outputBlock "$state/genesis.block" >>"$state/setup.log" 2>&1
  for node in orderer1 orderer2 orderer3 orderer4 customs port; do
    settings "$node"
  done
}

join() {
  for i in 1 2 3 4; do
    osnadmin channel join --channelID $channel --config-block "$state/genesis.block" \
      -o "127.0.0.1:$(($(port orderer$i) + 1))" >>"$state/setup.log" 2>&1
  done
  both channel join -b "$state/genesis.block"
  both lifecycle chaincode install "$state/package/package.tgz"
}

up() {
  need_programs
  mkdir -p "$state"
  if [ ! -f "$state/ready" ]; then
    down >/dev/null
    create
  elif [ -n "${PORTOLAN_CHAINCODE_CLASSPATH:-}" ]; then
    printf '%s\n' "$PORTOLAN_CHAINCODE_CLASSPATH" >"$state/package/classpath"
  fi
  for node in $nodes; do
    start "$node"
  done
  for node in orderer1 orderer2 orderer3 orderer4 customs port; do
    wait_for "$node"
  done
  if [ ! -f "$state/ready" ]; then
    if ! (join && define registry); then
      tail -n 5 "$state/setup.log" >&2
      echo "The network could not be set up: see $state/setup.log." >&2
      exit 1
    fi
    : >"$state/ready"
  fi
  status
}

down() {
  for node in $nodes; do
    stop "$node"
  done
  echo "The Fabric devnet is down; its ledgers stay in $state until that folder is deleted."
}

height() {
  : >"$state/setup.log"
  as "$1" channel getinfo -c $channel && sed -n 's/.*"height":\([0-9]*\).*/\1/p' "$state/setup.log"
}

status() {
  for node in $nodes; do
    if ! running "$node"; then
      echo "$node  down"
    else
      case $node in
        customs | port) echo "$node  up  127.0.0.1:$(port "$node")  $(msp "$node")  channel $channel, $(height "$node") blocks" ;;
        *) echo "$node  up  127.0.0.1:$(port "$node")" ;;
      esac
    fi
  done
}

case ${1:-} in
  up) up ;;
  down) down ;;
  status) status ;;
  logs) tail -n "${2:-20}" "$state"/*.log ;;
  chaincode)
    need_programs
    define "$2" "${3:-1}" || { tail -n 3 "$state/setup.log" >&2; exit 1; }
    ;;
  update) need_programs && update "$2" ;;
  start) start "$2" ;;
  stop) stop "$2" -KILL ;;
  *) echo "devnet.sh up|down|status|logs [LINES]|chaincode NAME [SEQUENCE]|update FILE|start NODE|stop NODE" >&2; exit 2 ;;
esac
