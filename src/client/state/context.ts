import { createComponent, createContext, type ParentProps, useContext } from 'solid-js';
import type { Client } from './client.ts';

const ClientContext = createContext<Client>();

/** Gives everything below it the client. */
export const ClientProvider = (props: ParentProps<{ client: Client }>) =>
  createComponent(ClientContext.Provider, {
    get value() {
      return props.client;
    },
    get children() {
      return props.children;
    },
  });

/** The client of the nearest provider; a bug where there is none. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient outside of a ClientProvider');
  return client;
}
