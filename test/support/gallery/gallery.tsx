import '../../../src/client/components/base.css';
import { Route, Router } from '@solidjs/router';
import { render } from 'solid-js/web';
import { Forms } from './Forms.tsx';
import { Office } from './Office.tsx';
import { Phone } from './Phone.tsx';

/** Every part of src/client/components on three pages, to be looked at and checked; not shipped. */
const root = document.getElementById('app');
if (root) {
  render(
    () => (
      <Router base="/test/support/gallery">
        <Route path="/phone" component={Phone} />
        <Route path="/forms" component={Forms} />
        <Route path="/office" component={Office} />
      </Router>
    ),
    root,
  );
}
