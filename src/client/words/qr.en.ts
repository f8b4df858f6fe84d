export default {
  png: 'Save as PNG',
  svg: 'Save as SVG',
  card: 'Print a card of A6',
  noPicture: 'This browser cannot draw pictures. Please save the SVG, or use a computer’s browser.',
};
