import { createComponent, createContext, type ParentProps, useContext } from 'solid-js';
import type { Client } from './client.ts';

const ClientContext = createContext<Client>();

/** Provides the client to its children. */
export const ClientProvider = (props: ParentProps<{ client: Client }>) =>
  createComponent(ClientContext.Provider, {
    get value() {
      return props.client;
    },
    get children() {
      return props.children;
    },
  });

/** Returns the client of the nearest provider. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient outside of a ClientProvider');
  return client;
}
