// Runs the object store's tests against a real S3: Ceph's radosgw on loopback, thrown away afterwards.
// Needs Debian's ceph-mon, ceph-osd, radosgw and ceph-common; with INSTALL=1 (Debian, as root) it installs them.
import { execFile, spawn, spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const packages = ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph-common']
const programs = ['ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin', 'ceph', 'ceph-authtool', 'monmaptool']
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stopping = new AbortController()
const run = (program, args) => promisify(execFile)(program, args, { signal: stopping.signal, timeout: 60_000, killSignal: 'SIGKILL' })

const reason = installUnlessThere()
if (reason) {
  console.log(`not run: ${reason}`)
} else {
  process.exitCode = await testOnRadosgw()
}

function installUnlessThere() {
  const missing = () => programs.filter((program) => spawnSync('which', [program]).status !== 0)
  if (missing().length === 0) return null
  if (process.env.INSTALL !== '1') return `${missing().join(', ')} not found; INSTALL=1 installs them on Debian as root`
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return 'INSTALL=1 works only on Debian and as root'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { env, stdio: 'inherit' })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env, stdio: 'inherit' })
  return missing().length === 0 ? null : `apt-get could not install ${missing().join(', ')}`
}

async function testOnRadosgw() {
  const folder = await mkdtemp(join(tmpdir(), 'petition-s3-'))
  const daemons = []
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort())
  try {
    const startedAtMs = Date.now()
    const s3 = await startRadosgw(folder, daemons)
    console.log(`radosgw answers on ${s3.S3_ENDPOINT} after ${Math.round((Date.now() - startedAtMs) / 1000)} s`)
    const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'server/src/files/object-store.test.ts'], {
      cwd: root,
      env: { ...process.env, ...s3 },
      stdio: 'inherit',
      signal: stopping.signal,
    })
    const [code] = await once(vitest, 'exit')
    return code ?? 1
  } catch (error) {
    if (stopping.signal.aborted) return 130
    throw error
  } finally {
    await stop(daemons, folder)
  }
}

async function startRadosgw(folder, daemons) {
  const [monitorPort, gatewayPort] = await freePorts(2)
  const conf = join(folder, 'ceph.conf')
  const keyring = join(folder, 'keyring')
  const id = randomUUID()
  await writeFile(conf, configuration(folder, keyring, id, monitorPort), { mode: 0o600 })
  await Promise.all(['mon', 'osd', 'run'].map((name) => mkdir(join(folder, name))))

  const ceph = (program, ...args) => run(program, ['--conf', conf, ...args])
  const start = (program, ...args) => daemons.push(startDaemon(program, ['--conf', conf, '-f', ...args]))

  await run('ceph-authtool', ['--create-keyring', keyring, '--gen-key', '--name', 'mon.', '--cap', 'mon', 'allow *'])
  for (const [name, ...caps] of [
    ['client.admin', '--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *'],
    ['osd.0', '--cap', 'mon', 'allow profile osd', '--cap', 'osd', 'allow *'],
    ['client.rgw', '--cap', 'mon', 'allow rw', '--cap', 'osd', 'allow rwx'],
  ]) {
    await run('ceph-authtool', [keyring, '--gen-key', '--name', name, ...caps])
  }
  const map = join(folder, 'monmap')
  await run('monmaptool', ['--create', '--fsid', id, '--addv', 'a', `[v2:127.0.0.1:${monitorPort}]`, map])
  await ceph('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring)
  start('ceph-mon', '-i', 'a')

  const osdId = randomUUID()
  await ceph('ceph', 'osd', 'new', osdId, '0')
  await ceph('ceph-osd', '--mkfs', '-i', '0', '--osd-uuid', osdId)
  start('ceph-osd', '-i', '0')

  start('radosgw', '--name', 'client.rgw', '--rgw-frontends', `beast endpoint=127.0.0.1:${gatewayPort}`)
  const accessKeyId = randomBytes(10).toString('hex')
  const secretAccessKey = randomBytes(20).toString('hex')
  await ceph(
    'radosgw-admin',
    'user',
    'create',
    '--uid=petition',
    '--display-name=petition',
    `--access-key=${accessKeyId}`,
    `--secret-key=${secretAccessKey}`,
  )
  const endpoint = `http://127.0.0.1:${gatewayPort}`
  await untilAnswering(endpoint, daemons)
  return {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: 'petition-files',
    S3_REGION: 'us-east-1',
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  }
}

function configuration(folder, keyring, id, monitorPort) {
  return `[global]
fsid = ${id}
mon_host = [v2:127.0.0.1:${monitorPort}]
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
keyring = ${keyring}
run_dir = ${folder}/run
admin_socket =
pid_file =
log_file = ${folder}/$name.log
crash_dir = ${folder}
mon_data = ${folder}/mon
mon_initial_members = a
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
osd_data = ${folder}/osd
osd_objectstore = memstore
memstore_device_bytes = 1073741824
osd_crush_chooseleaf_type = 0
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pg_autoscale_mode = off
rgw_data = ${folder}/run
`
}

function startDaemon(program, args) {
  const daemon = spawn(program, args, { stdio: 'ignore' })
  daemon.once('exit', (code, signal) => {
    if (!daemon.killed) console.error(`${program} ended by itself (${code ?? signal})`)
  })
  return daemon
}

async function stop(daemons, folder) {
  for (const daemon of daemons.reverse()) {
    if (daemon.exitCode !== null || daemon.signalCode !== null) continue
    daemon.kill('SIGKILL')
    await once(daemon, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
}

async function untilAnswering(endpoint, daemons) {
  for (let attempt = 0; attempt < 120; attempt++) {
    if (daemons.some((daemon) => daemon.exitCode !== null)) throw new Error('a Ceph daemon did not start')
    const answer = await fetch(endpoint).catch(() => null)
    if (answer) return
    await setTimeout(500, null, { signal: stopping.signal })
  }
  throw new Error('radosgw did not answer within a minute')
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}
