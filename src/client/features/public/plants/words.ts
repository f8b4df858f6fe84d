import { area } from '../../../words/area.ts';

/** Words of the plant guide. What is said of plants is content: `src/domain/learning/plants.ts`. */
export const plants = area(() => import('./words.en.ts'), {
  title: '像不像罂粟、大麻',
  due: '这一组该重新核对了，请以最新规定为准。',
  none: '这里的植物都撤下了。看到可疑的，直接报。',
  back: '学一学',
  which: '看哪一种',
  bar: (length: number) => `${length} 厘米，两株同一比例`,
  choose: '您看到的是哪样',
  unseen: '看不清',
  answers: {
    open: { title: '看清一样，选一样', next: '一样也看不清，也可以报。' },
    alike: { title: '您选的和左边相符', next: '是不是，由公安机关来认。别拔别碰，拍下来，告诉我们。' },
    mixed: { title: '有的像左边，有的像右边', next: '光看分不准，由公安机关来认。告诉我们就行。' },
    unlike: { title: '您选的更像右边', next: '拿不准，也可以报。' },
  },
  sources: '来源',
  print: '打印这一页',
  printed: '看着像：别拔别碰，拍下来，记住地方，打 110 或者告诉禁毒办。不确定也可以报。',
  careful: '别拔别碰，拍下来，记住地方。',
  report: '不确定也可以报',
});
