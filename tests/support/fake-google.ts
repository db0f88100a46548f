import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenFrom } from "./listening";

const clientId = "afterword.apps.example";
const clientSecret = "GOCSPX-of-the-tests";

/** What Google knows of a person. */
export interface GooglePerson {
  sub: string;
  email: string;
  email_verified?: boolean;
  hd?: string;
}

export interface FakeGoogle {
  url: string;
  /** Who is signed in at Google when somebody comes. */
  person: GooglePerson;
  /** Put over the claims of the next id tokens, as no Google would. */
  lies: Record<string, unknown>;
  /** Answers nobody. */
  isDown: boolean;
  /** What the token endpoint was asked, in order. */
  exchanges: URLSearchParams[];
  /** Opens an address of `beginAtGoogle` and presses a button there: answers where Google sends the browser. */
  press(address: string, button: "continue" | "cancel"): Promise<string>;
  close(): Promise<void>;
}

/** The settings of a product that takes the fake at `url` for Google. */
export function settingsOfFakeGoogle(url: string): Record<string, string> {
  return { AUTH_GOOGLE_ID: clientId, AUTH_GOOGLE_SECRET: clientSecret, AUTH_GOOGLE_ISSUER: url };
}

interface Grant {
  person: GooglePerson;
  redirectUri: string;
  challenge: string;
  nonce: string;
}

/** Google's sign-in: discovery, the page with the accounts, the token endpoint and the keys. Listens at `at`, or at a free port. */
export async function startFakeGoogle(at?: string): Promise<FakeGoogle> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keyId = randomUUID();
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const port = await listen();
  const url = `http://127.0.0.1:${port}`;
  const fake: FakeGoogle = {
    url,
    person: { sub: "1", email: "kim@gmail.com", email_verified: true },
    lies: {},
    isDown: false,
    exchanges: [],
    press,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;

  function listen(): Promise<number> {
    if (!at) return listenFrom(server, 15900);
    const wanted = Number(new URL(at).port);
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, "127.0.0.1", () => resolve(wanted));
    });
  }

  async function press(address: string, button: "continue" | "cancel"): Promise<string> {
    const page = await (await fetch(address)).text();
    const href = new RegExp(`id="${button}" href="([^"]+)"`).exec(page)?.[1];
    if (!href) throw new Error(`Google shows no such button: ${page}`);
    return href.replaceAll("&amp;", "&");
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (fake.isDown) {
      response.destroy();
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (pathname === "/.well-known/openid-configuration") return send(response, 200, discovery());
    if (pathname === "/certs") {
      const key = { ...publicKey.export({ format: "jwk" }), kid: keyId, alg: "RS256", use: "sig" };
      return send(response, 200, { keys: [key] });
    }
    if (pathname === "/authorize") return chooseAccount(searchParams, response);
    if (pathname === "/token" && request.method === "POST") {
      return exchange(request, new URLSearchParams(await bodyOf(request)), response);
    }
    send(response, 404, { error: "not_found" });
  }

  function discovery() {
    return {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      userinfo_endpoint: `${url}/userinfo`,
      jwks_uri: `${url}/certs`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      code_challenge_methods_supported: ["plain", "S256"],
    };
  }

  function chooseAccount(asked: URLSearchParams, response: ServerResponse): void {
    const [redirectUri, state, challenge, nonce] = [
      asked.get("redirect_uri"),
      asked.get("state"),
      asked.get("code_challenge"),
      asked.get("nonce"),
    ];
    const isComplete = redirectUri && state && challenge && nonce;
    if (!isComplete || asked.get("client_id") !== clientId || asked.get("code_challenge_method") !== "S256") {
      send(response, 400, { error: "invalid_request" });
      return;
    }
    const code = randomUUID();
    grants.set(code, { person: fake.person, redirectUri, challenge, nonce });
    const back = (answered: Record<string, string>) =>
      `${redirectUri}?${new URLSearchParams({ state, ...answered })}`.replaceAll("&", "&amp;");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(
      `<!doctype html><html lang="en"><title>Sign in with Google</title><link rel="icon" href="data:,"><h1>Choose an account</h1>
<p><a id="continue" href="${back({ code, scope: asked.get("scope") ?? "", iss: url })}">Continue as ${fake.person.email}</a></p>
<p><a id="cancel" href="${back({ error: "access_denied" })}">Cancel</a></p></html>`,
    );
  }

  function exchange(request: IncomingMessage, asked: URLSearchParams, response: ServerResponse): void {
    fake.exchanges.push(asked);
    const expected = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
    if (request.headers.authorization !== `Basic ${expected.toString("base64")}`) {
      send(response, 401, { error: "invalid_client" });
      return;
    }
    const code = asked.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const proof = createHash("sha256")
      .update(asked.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || grant.redirectUri !== asked.get("redirect_uri") || grant.challenge !== proof) {
      send(response, 400, { error: "invalid_grant" });
      return;
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: url,
      aud: clientId,
      iat: now,
      exp: now + 3600,
      nonce: grant.nonce,
      ...grant.person,
    };
    send(response, 200, {
      access_token: randomUUID(),
      expires_in: 3599,
      scope: "openid email",
      token_type: "Bearer",
      id_token: signed({ ...claims, ...fake.lies }),
    });
  }

  function signed(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const content = `${part({ alg: "RS256", kid: keyId, typ: "JWT" })}.${part(claims)}`;
    return `${content}.${createSign("RSA-SHA256").update(content).sign(privateKey).toString("base64url")}`;
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
    .end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
