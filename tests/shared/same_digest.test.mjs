// The same scenes come out equal on the host and in WASM: both test programs print a digest of them. (That of the wire samples is
// a golden file, which both compare.)
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {test} from 'node:test';

const digests = (program, ...words) => execFileSync(program, [...words, '--no-colors', '--test-case=*digest*'], {encoding: 'utf8'})
    .split('\n').filter((line) => / digest [0-9a-f]+$/.test(line)).sort();

test('host and WASM agree', () => {
    const host = digests(process.env.KULANZ_SHARED_TESTS);
    const wasm = digests(process.execPath, 'build/wasm/tests/shared/kz_shared_tests.js');
    assert.ok(host.some((line) => line.startsWith('scene digest')), `the digest of the scenes is printed: ${host}`);
    assert.deepEqual(wasm, host);
    console.log(host.join('\n'));
});
