import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const fentanyl: Card = {
  id: 'fentanyl',
  topic: 'drugs',
  audience: ['everybody'],
  title: '芬太尼类物质',
  summary: '在医院是止痛药，流出去就是毒品',
  words: ['止痛药', '贴剂', '麻醉药'],
  picture: { symbol: 'fentanyl', shows: '医生的处方和一盒药，旁边是没有标签的粉末' },
  blocks: [
    looks(
      fact('fentanyl-entry', '医院用的是针剂和贴剂，要凭医生的处方。'),
      advice('没有包装、没有说明书的粉末和药片，认不出是什么。'),
    ),
    effects(fact('fentanyl-entry', '严重时会抑制呼吸，呼吸会停。')),
    law(
      fact('notice-fentanyl', '{fentanyl-listed}起，芬太尼类物质整类列管。'),
      fact('anti-drug-law', '看病需要的，可以依法使用。'),
    ),
    refuse(advice('止痛药只用医生开给自己的。不吃别人的，也不给别人。')),
    help(['120', '110', '12356'], advice('人叫不醒、喘气很慢：马上打120，守在旁边。')),
  ],
  ...checked,
};
