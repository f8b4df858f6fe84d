export const desk = {
  navigation: '禁毒办导航',
  overview: '总览',
  people: '人员',
  places: '地点',
};
