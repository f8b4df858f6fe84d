/** The fictional district and its 5 towns with 8, 7, 7, 7 and 7 villages. */
export const districtName = '清源区禁毒办（演示）';

export const townNames: readonly { readonly name: string; readonly villages: readonly string[] }[] = [
  {
    name: '清水镇',
    villages: ['石岭村', '清河村', '上湾村', '柳树坪村', '新桥村', '大田村', '白杨村', '泉口村'],
  },
  { name: '石门镇', villages: ['石门村', '双石村', '竹林村', '鹰嘴岩村', '杨家沟村', '青坪村', '三岔村'] },
  { name: '云盘镇', villages: ['云盘村', '高桥村', '茶园村', '雾峰村', '梨花村', '马鞍村', '红土村'] },
  { name: '龙泉镇', villages: ['龙泉村', '九曲村', '金沟村', '核桃坪村', '瓦厂村', '溪口村', '桂花村'] },
  { name: '松坪镇', villages: ['松坪村', '岭头村', '松林村', '鹿岭村', '梅子村', '水井村', '风垭村'] },
];

/** The small district on the same server, and who works there. `squad` is the place of a squad among two. */
export const smallDistrict = {
  name: '北山区禁毒办（演示）',
  administrator: '沈岚',
  town: '北山镇',
  villages: ['北山村', '溪头村', '石桥村'],
  people: [
    { name: '方平', role: 'leader', squad: 0 },
    { name: '何苗', role: 'volunteer', squad: 0 },
    { name: '许立', role: 'leader', squad: 1 },
    { name: '严秋', role: 'volunteer', squad: 1 },
    { name: '孟舟', role: 'volunteer', squad: 1 },
    { name: '韩松', role: 'organizer', squad: undefined },
    { name: '唐宁', role: 'officer', squad: undefined },
  ],
} as const;

export const groupNames = ['一组', '二组', '三组', '四组'] as const;

/** Venues of a town; the first is where people meet on market days. */
export const venueNames = {
  集市: 'market',
  文化广场: 'market',
  便民药店: 'pharmacy',
  星光网吧: 'internet',
  欢唱KTV: 'entertainment',
  客运站: 'other',
} as const;
