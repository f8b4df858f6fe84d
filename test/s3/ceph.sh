#!/bin/bash
# A real S3 service on this machine: Ceph's gateway over one monitor and one store in memory, on 127.0.0.1 only.
#   apt-get install --no-install-recommends radosgw ceph-mon ceph-osd ceph-mgr ceph-common
#   bash test/s3/ceph.sh start DIR    prints the S3_* variables; with them set, the tests of the photo store run against it
#   bash test/s3/ceph.sh stop DIR     ends what was started
set -euo pipefail
dir=$(realpath -m "$2")
conf=$dir/ceph.conf
port=43480
key=QINGYUANTEST
secret=not-a-secret-only-a-test

if [ "$1" = stop ]; then
  for pid in "$dir"/run/*.pid; do kill "$(cat "$pid")" || true; done
  exit
fi

mkdir -p "$dir"/{mon,osd,mgr,run,log}
fsid=$(cat /proc/sys/kernel/random/uuid)
addresses='[v2:127.0.0.1:43300,v1:127.0.0.1:43301]'
cat > "$conf" <<CONF
[global]
fsid = $fsid
mon host = $addresses
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
keyring = $dir/keyring
mon data = $dir/mon
osd data = $dir/osd
mgr data = $dir/mgr
osd objectstore = memstore
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
mon allow pool size one = true
auth allow insecure global id reclaim = false
admin socket = $dir/run/\$name.\$pid.asok
pid file = $dir/run/\$name.pid
log file = $dir/log/\$name.log
mon cluster log file = $dir/log/cluster.log
[client.rgw]
rgw data = $dir
rgw frontends = beast endpoint=127.0.0.1:$port
CONF

all=(--cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' --cap mds 'allow *')
ceph-authtool --create-keyring "$dir/keyring" --gen-key -n mon. "${all[@]}" > /dev/null
for name in client.admin osd.0 mgr.x client.rgw; do ceph-authtool "$dir/keyring" --gen-key -n $name "${all[@]}"; done
monmaptool --create --addv a "$addresses" --fsid "$fsid" "$dir/monmap" > /dev/null
ceph-mon -c "$conf" --mkfs -i a --monmap "$dir/monmap" --keyring "$dir/keyring" 2> "$dir/log/start"
ceph-mon -c "$conf" -i a 2>> "$dir/log/start"
uuid=$(cat /proc/sys/kernel/random/uuid)
ceph -c "$conf" osd new "$uuid" > /dev/null
ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$uuid" 2>> "$dir/log/start"
ceph-osd -c "$conf" -i 0 2>> "$dir/log/start"
ceph-mgr -c "$conf" -i x 2>> "$dir/log/start"
radosgw -c "$conf" -n client.rgw 2>> "$dir/log/start"
for _ in $(seq 60); do curl -sf -o /dev/null "http://127.0.0.1:$port/" && break; sleep 1; done
radosgw-admin -c "$conf" -n client.rgw user create --uid test --display-name test --access-key $key \
  --secret-key $secret > /dev/null 2>> "$dir/log/start"
cd "$(dirname "$0")/../.."
node --input-type=module -e "
  import { AwsClient } from 'aws4fetch';
  const client = new AwsClient({ accessKeyId: '$key', secretAccessKey: '$secret', region: 'us-east-1', service: 's3' });
  const { status } = await client.fetch('http://127.0.0.1:$port/photos', { method: 'PUT' });
  process.exit(status === 200 ? 0 : 1);"
echo "export S3_ENDPOINT=http://127.0.0.1:$port S3_BUCKET=photos S3_ACCESS_KEY_ID=$key S3_SECRET_ACCESS_KEY=$secret"
