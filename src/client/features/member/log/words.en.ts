export default {
  survey: 'Ask one after the other',
  surveyDetail: 'Questions on the phone, counted by it, without a network',
};
