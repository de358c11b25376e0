#!/bin/sh
# Local chains of the Ethereum family on loopback: anvil from npm, and where a GoQuorum geth is on
# PATH a QBFT network of four validators. Usage: devnet.sh up|up-qbft|down|status|logs|qbft-binary
# The keys in qbft/ are known to everyone: these networks are for tests, and listen on 127.0.0.1.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
state=${PORTOLAN_DEVNET_DIR:-$(cd "$here/../.." && pwd -P)/.tools/devnet/ethereum}
anvil_port=${PORTOLAN_ANVIL_PORT:-8545}
rpc_base=${PORTOLAN_QBFT_RPC_BASE:-22000}
p2p_base=${PORTOLAN_QBFT_P2P_BASE:-30310}
genesis=$here/qbft/${PORTOLAN_QBFT_GENESIS:-genesis.json}
missing="no QBFT node is on PATH: put GoQuorum's geth there, as geth-quorum or geth (https://docs.goquorum.consensys.io), or name it in PORTOLAN_QBFT."

# Prints the QBFT node's program; nothing where there is none.
qbft_binary() {
  for name in "${PORTOLAN_QBFT:-}" geth-quorum geth; do
    [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
    if "$name" version 2>/dev/null | grep -q '^Quorum Version'; then
      command -v "$name"
      return 0
    fi
  done
}

rpc() {
  curl -s -m 2 -H 'Content-Type: application/json' \
    -d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":[]}" "http://127.0.0.1:$1" 2>/dev/null |
    sed -n 's/.*"result":"\{0,1\}\([^",}]*\).*/\1/p'
}

height() {
  hex=$(rpc "$1" eth_blockNumber)
  [ -n "$hex" ] && printf '%d' "$hex"
}

running() {
  [ -f "$state/$1.pid" ] && kill -0 "$(cat "$state/$1.pid")" 2>/dev/null
}

start() {
  name=$1
  shift
  running "$name" && return 0
  nohup "$@" >"$state/$name.log" 2>&1 </dev/null &
  echo $! >"$state/$name.pid"
}

wait_for() {
  for _ in $(seq 1 150); do
    seen=$(height "$1" || true)
    [ -n "$seen" ] && [ "$seen" -ge "$2" ] && return 0
    sleep 0.2
  done
  echo "$3 does not answer on port $1: see devnet logs ethereum." >&2
  exit 1
}

up_qbft() {
  geth=$1
  chain_id=$(sed -n 's/.*"chainId": \([0-9]*\).*/\1/p' "$genesis")
  for i in 1 2 3 4; do
    folder=$state/qbft-$i
    if [ ! -d "$folder/geth/chaindata" ]; then
      mkdir -p "$folder/geth"
      cp "$here/qbft/nodekey-$i" "$folder/geth/nodekey"
      for j in 1 2 3 4; do
        echo "s/:3031$j?/:$((p2p_base + j))?/"
      done >"$folder/ports.sed"
      sed -f "$folder/ports.sed" "$here/qbft/static-nodes.json" >"$folder/static-nodes.json"
      PRIVATE_CONFIG=ignore "$geth" --datadir "$folder" init "$genesis" >"$state/qbft-$i.log" 2>&1
    fi
    PRIVATE_CONFIG=ignore start "qbft-$i" "$geth" --datadir "$folder" --networkid "$chain_id" --nodiscover \
      --syncmode full --gcmode archive --mine --miner.threads 1 --miner.gasprice 0 --miner.gaslimit 300000000 \
      --miner.gastarget 300000000 --port $((p2p_base + i)) --http --http.addr 127.0.0.1 --http.port $((rpc_base + i)) \
      --http.api eth,net,web3,debug,istanbul --ipcdisable --verbosity 3 --rpc.txfeecap 0 --emitcheckpoints
  done
  wait_for $((rpc_base + 1)) 2 "The QBFT network"
}

up() {
  mkdir -p "$state"
  if ! tools=$(sh "$here/tools.sh"); then
    exit 3
  fi
  start anvil "$tools/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil" --hardfork osaka \
    --host 127.0.0.1 --port "$anvil_port" --chain-id 31337
  wait_for "$anvil_port" 0 anvil
  geth=$(qbft_binary)
  if [ -n "$geth" ]; then
    up_qbft "$geth"
  else
    echo "Skipped: $missing"
  fi
  status
}

down() {
  for name in anvil qbft-1 qbft-2 qbft-3 qbft-4; do
    if running "$name"; then
      kill "$(cat "$state/$name.pid")" 2>/dev/null || true
    fi
    rm -f "$state/$name.pid"
  done
  echo "The Ethereum devnet is down; its chains stay in $state until that folder is deleted."
}

status() {
  if running anvil; then
    echo "anvil    up    http://127.0.0.1:$anvil_port  chain 31337  block $(height "$anvil_port")"
  else
    echo "anvil    down"
  fi
  for i in 1 2 3 4; do
    if running "qbft-$i"; then
      echo "qbft-$i   up    http://127.0.0.1:$((rpc_base + i))  block $(height $((rpc_base + i)) || echo -)"
    else
      echo "qbft-$i   down"
    fi
  done
}

case ${1:-} in
  up) up ;;
  up-qbft)
    mkdir -p "$state"
    geth=$(qbft_binary)
    [ -n "$geth" ] || { echo "Skipped: $missing" >&2; exit 3; }
    up_qbft "$geth"
    ;;
  down) down ;;
  status) status ;;
  logs) tail -n "${2:-20}" "$state"/*.log ;;
  qbft-binary)
    found=$(qbft_binary)
    [ -n "$found" ] || { echo "Skipped: $missing" >&2; exit 3; }
    echo "$found"
    ;;
  *) echo "devnet.sh up|up-qbft|down|status|logs|qbft-binary" >&2; exit 2 ;;
esac
