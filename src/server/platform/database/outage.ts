import { errorCode } from './failure.ts';

/**
 * Error codes that mean a temporary outage. PostgreSQL is down, starting, stopping or out of connections, a lock timed
 * out, an idle transaction was ended (https://www.postgresql.org/docs/18/errcodes-appendix.html), or a system
 * connection failed.
 */
const codes =
  /^(08...|57P0[1-5]|53300|55P03|25P03|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN))$/;

/** Error codes of a database or system that is out of space or cannot write to its disk. */
const fullCodes = /^(53100|53200|58030|ENOSPC|EDQUOT)$/;

/** Messages of `pg` for broken or refused connections: these errors have no code. */
const messages =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * Tells whether a failure means that the database is unavailable, and not a bug. The work was not done, unless the
 * answer to its COMMIT was lost, so a retry must be safe.
 */
export const isOutage = (thrown: unknown): boolean =>
  thrown instanceof Error && (codes.test(errorCode(thrown)) || messages.test(thrown.message) || isOutage(thrown.cause));

/** Tells whether a failure means a lack of disk space. The work was not done and can be retried once there is space. */
export const isFull = (thrown: unknown): boolean =>
  thrown instanceof Error && (fullCodes.test(errorCode(thrown)) || isFull(thrown.cause));
