/** Takes the volunteer to the first field that is to be mended, below the page's own header. */
export function focusFirstProblem(form: HTMLElement | undefined): void {
  // The messages are drawn first: they say which fields they are.
  queueMicrotask(() => {
    const field = form?.querySelector('.field-error')?.closest('.field');
    const control = field?.querySelector<HTMLElement>('input, select, textarea, button');
    control?.focus();
    field?.scrollIntoView({ block: 'center' });
  });
}
