export default {
  drawing: 'Drawing the poster',
  layout: {
    label: 'Layout',
    notice: 'Notice',
    knowledge: 'Knowledge',
    event: 'Event',
    report: 'Tips',
    day: 'Day of the year',
  },
  sheet: {
    label: 'Size',
    phone: 'Picture for phones',
    a4: 'A4 paper',
    a3: 'A3 paper',
  },
  longPress: 'Press the poster long and choose to save or send the picture.',
  save: 'Save picture',
  share: 'Share',
  shareFailed: 'Sharing failed. Save the picture and send it from the gallery.',
  print: 'Print',
  printHint: 'Print at actual size, without headers and footers.',
  failed: {
    tooLong: 'Too much text for this poster',
    tooLongHint: (given: string, fits: string, more: string) =>
      `The text has ${given} characters; about ${fits} fit in this layout and size. Remove about ${more}, or choose A4 paper or another layout.`,
    tooLongAll:
      'What stands beside the text is too long already. Write a shorter title, choose fewer parts, A4 paper or another layout.',
    longAddress: 'The address is too long: its QR code would be too fine to scan',
    longAddressHint: 'Choose a shorter address.',
    noCanvas: 'This browser can not draw posters',
    noCanvasHint: "Your text is still here. Open this page in the phone's own browser or on a computer.",
    noPicture: 'The poster is drawn, but this browser can not save it as a picture below 300 KB',
    noPictureHint: "Open this page in the phone's own browser or on a computer and save it there.",
  },
};
