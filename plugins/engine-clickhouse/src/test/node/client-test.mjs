// Writes, reads and fails through the official client; any difference ends with a non-zero code.
import assert from 'node:assert/strict'
import { createClient, ClickHouseError } from '@clickhouse/client'

const [url, password, readerPassword] = process.argv.slice(2)
const open = (username, secret, options = {}) =>
  createClient({ url, username, password: secret, database: 'gosight', ...options })

const owner = open('gosight', password, { compression: { request: true, response: true } })
assert.equal((await owner.ping()).success, true)
await owner.command({
  query: 'CREATE TABLE node (id UInt32, name String, tags Array(String)) ENGINE = MergeTree ORDER BY id',
})

const rows = Array.from({ length: 10_000 }, (_, id) => ({ id, name: `näme ${id}`, tags: ['a', 'b'] }))
const inserted = await owner.insert({ table: 'node', values: rows, format: 'JSONEachRow', query_id: 'node-1' })
assert.equal(inserted.query_id, 'node-1')
assert.equal(inserted.summary?.written_rows, '10000')

const found = await owner.query({
  query: 'SELECT id, name FROM node WHERE name = {name: String} AND id IN {ids: Array(UInt32)}',
  query_params: { name: 'näme 77', ids: [76, 77] },
  format: 'JSONEachRow',
})
assert.deepEqual(await found.json(), [{ id: 77, name: 'näme 77' }])

let streamed = 0
const all = await owner.query({ query: 'SELECT * FROM node', format: 'JSONEachRow' })
for await (const part of all.stream()) streamed += part.length
assert.equal(streamed, 10_000)

const code = async (promise) => {
  try {
    await promise
  } catch (error) {
    assert.ok(error instanceof ClickHouseError, String(error))
    return error.code
  }
  return 'none'
}
assert.equal(await code(owner.query({ query: 'SELEC 1' })), '62')
assert.equal(await code(owner.query({ query: 'SELECT * FROM nowhere' })), '60')
assert.equal(await code(open('gosight', 'wrong').query({ query: 'SELECT 1' })), '516')

const reader = open('reader', readerPassword)
const count = await reader.query({ query: 'SELECT count() AS n FROM node', format: 'JSON' })
assert.equal(Number((await count.json()).data[0].n), 10_000)
assert.equal(await code(reader.command({ query: 'DROP TABLE node' })), '164')

await owner.close()
await reader.close()
console.log('all good')
process.exit(0)
