export const today = {
  title: '今日',
  log: '记一笔',
  last: (what: string) => `上次：${what}`,
  own: '今天已记',
  all: '全部记录',
  nothing: '今天还没有记录',
  nothingHint: '做完一件，点上面的按钮记下来。没有网络也能记。',
  check: (count: number) => `${count} 条记录待核实`,
  checkDetail: '队员报上来的，请核对数量和地点',
};
