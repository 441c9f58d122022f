import fc from 'fast-check';

test('what fast-check draws is the same in every run, unless FUZZ_SEED says otherwise', () => {
  expect(fc.readConfigureGlobal()).toEqual({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_124) });
});
