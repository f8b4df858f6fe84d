import './paper.css';
import { For, Show } from 'solid-js';
import { hoursOf } from '../../domain/attendance/hours.ts';
import {
  type CertificateContent,
  hoursByForm,
  hoursByWay,
  lineMinutes,
  totalMinutes,
} from '../../domain/certificates/content.ts';
import { QrCode } from '../components/QrCode.tsx';
import { optionLabel } from '../records/kind-words.ts';
import { formatDay } from '../words/format.ts';
import { certificates } from './words.ts';

const formName = (form: string | undefined): string =>
  form === undefined ? certificates.paper.other : optionLabel('event', 'form', form);

const day = (of: string): string => formatDay(of, 0);
const fixed = (hours: number): string => hours.toFixed(1);

function Summary(props: { of: CertificateContent }) {
  const words = certificates.paper;
  const parts = () => hoursByForm(props.of.lines);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.content}</th>
          <th scope="col">{words.times}</th>
          <th scope="col">{words.hours}</th>
        </tr>
      </thead>
      <tbody>
        <For each={parts()}>
          {(part) => (
            <tr>
              <th scope="row">{formName(part.key)}</th>
              <td>{part.times}</td>
              <td>{fixed(part.hours)}</td>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.sum}</th>
          <td>{props.of.lines.length}</td>
          <td>{fixed(hoursOf(totalMinutes(props.of.lines)))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Composition(props: { of: CertificateContent }) {
  const words = certificates.paper;
  const ways = () => hoursByWay(props.of.lines);
  return (
    <section class="certificate-ways">
      <h3>{words.ways}</h3>
      <div class="certificate-bar" aria-hidden="true">
        <For each={ways()}>
          {(part) => <span class={`way-${part.key}`} style={{ 'flex-grow': String(part.hours) }} />}
        </For>
      </div>
      <dl>
        <For each={ways()}>
          {(part) => (
            <div>
              <dt>
                <span class={`way-${part.key}`} aria-hidden="true" />
                {words.way[part.key]}
              </dt>
              <dd>{certificates.hours(fixed(part.hours))}</dd>
            </div>
          )}
        </For>
      </dl>
      <p>{words.note}</p>
    </section>
  );
}

function Detail(props: { of: CertificateContent }) {
  const words = certificates.paper;
  return (
    <section class="certificate-detail">
      <h3>{words.detail}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.content}</th>
            <th scope="col">{words.minutes}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.of.lines}>
            {(line) => (
              <tr>
                <td>{day(line.day)}</td>
                <th scope="row">{line.title}</th>
                <td>{lineMinutes(line)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

/** The A4 paper of a certificate: one page that sums up, then its events. Without an address it has no code. */
export function Paper(props: { of: CertificateContent; address?: string | undefined }) {
  const words = certificates.paper;
  const of = () => props.of;
  const names = () => [
    [words.unit, of().unit],
    [words.responsible, of().responsible],
    [words.handler, of().handler],
    [words.contact, of().contact],
  ];
  return (
    <article class="certificate">
      <p class="certificate-number">{certificates.numberOf(of().number, of().version)}</p>
      <h2>{certificates.titleOf(of().certifies)}</h2>
      <p class="certificate-lead">
        {of().certifies ? `${words.certifies} ` : ''}
        <b>{of().name}</b>
        <Show when={of().volunteer}>{(number) => words.volunteer(number())}</Show>
        {words.lead.from}
        <b>{day(of().from)}</b>
        {words.lead.until}
        <b>{day(of().until)}</b>
        {words.lead.unit(of().unit)}
      </p>
      <p class="certificate-hours">
        <b>{fixed(hoursOf(totalMinutes(of().lines)))}</b> {words.hour}
      </p>
      <Summary of={of()} />
      <Composition of={of()} />
      <div class="certificate-foot">
        <Show when={props.address}>
          {(address) => (
            <div class="certificate-code">
              <QrCode text={address()} label={words.qr} dense />
              <b>{words.scan}</b>
              <p>{words.scanHint}</p>
            </div>
          )}
        </Show>
        <div class="certificate-names">
          <Show when={of().seal}>
            <p class="certificate-seal">{words.seal}</p>
          </Show>
          <dl>
            <For each={names()}>
              {([name, value]) => (
                <Show when={value}>
                  <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                </Show>
              )}
            </For>
          </dl>
          <p class="certificate-day">{day(of().issued)}</p>
        </div>
      </div>
      <p class="certificate-end">
        <Show when={of().notice}>{(until) => <>{words.notice(day(of().issued), day(until()))} </>}</Show>
        <Show when={of().replaces}>{(before) => <>{words.replaces(of().version - 1, day(before()))} </>}</Show>
        {words.free}
      </p>
      <Detail of={of()} />
    </article>
  );
}
