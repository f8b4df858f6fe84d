import { describe, expect, it } from 'vitest';
import { isGuessable } from '../../../src/domain/accounts/password.ts';

describe('isGuessable', () => {
  it.each([
    '1234567890',
    '0987654321',
    'aaaaaaaaaa',
    'abababababab',
    '          ',
    'password123',
    'Password2026!',
    'qingyuan2026',
    'Qingyuan@2026',
    'qwertyuiop',
    'jinduban2026',
    '13800138000',
    'short',
    '清源清源清源清源清源',
  ])('rejects %s', (password) => {
    expect(isGuessable(password)).toBe(true);
  });

  it.each(['correct horse battery', '青山绿水好地方 2026', 'first password', 'vK8!mQ2#xT', '石桥镇的老槐树开花了'])(
    'accepts %s',
    (password) => {
      expect(isGuessable(password)).toBe(false);
    },
  );

  it('rejects the district’s name and the e-mail address, with or without a year', () => {
    const near = ['石桥山水生态旅游区', 'zhangwei.office@example.cn'];
    expect(isGuessable('石桥山水生态旅游区2026', near)).toBe(true);
    expect(isGuessable('zhangwei.office@example.cn', near)).toBe(true);
    expect(isGuessable('zhangwei.office88', near)).toBe(true);
    expect(isGuessable('石桥山水生态旅游区2026', [])).toBe(false);
  });
});
