import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy on loopback that knows every host there, passes everything on, and notes what it is asked for. */
export class Proxy implements AsyncDisposable {
  /** `CONNECT host:port`, or method and address. */
  readonly seen: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((asked, answer) => {
      this.seen.push(`${asked.method ?? ''} ${asked.url ?? ''}`);
      const passed = request(asked.url ?? '', { method: asked.method, headers: asked.headers }, (response) => {
        answer.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(answer);
      });
      asked.pipe(passed);
    });
    this.#server.on('connect', (asked, socket: Socket) => {
      this.seen.push(`CONNECT ${asked.url ?? ''}`);
      const [, port = ''] = (asked.url ?? '').split(':');
      const beyond = connect(Number(port), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      for (const end of [socket, beyond]) {
        this.#sockets.add(end);
        end.on('error', () => undefined);
      }
      beyond.pipe(socket).pipe(beyond);
    });
  }

  static async start(): Promise<Proxy> {
    const proxy = new Proxy();
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
