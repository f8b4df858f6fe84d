import { advice, type Card, checked, fact, help } from '../card.ts';

export const hotlinesCard: Card = {
  id: 'hotlines',
  topic: 'help',
  audience: ['everybody'],
  title: '求助电话',
  summary: '110、120、12356，存进手机',
  words: ['电话', '热线', '报警', '急救', '心理'],
  picture: { symbol: 'phone', shows: '一部电话' },
  blocks: [
    help(
      ['110', '120', '12356'],
      advice('110：正在发生的违法和危险。说不清地方，就说看得见的房子、路牌、村名。'),
      advice('120：人昏倒、叫不醒、抽搐、喘不上气。照实说吃了什么、吸了什么，医生才好救。'),
      fact('crisis-line', '12356：全国统一的心理援助热线，每天不少于18小时有人接。'),
      advice('本地的戒毒医院和禁毒办电话，在首页。'),
    ),
  ],
  ...checked,
};
