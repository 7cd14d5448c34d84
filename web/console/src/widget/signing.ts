/** Where the examples look for the key's secret: in no file that could be shared by mistake. */
export const secretVariable = "HARK_IDENTITY_SECRET";

export type Language = "node" | "python" | "php" | "ruby" | "go";

/** The command runs what is kept in the file. */
export const languages = [
  { id: "node", name: "Node.js", command: "node", file: "identity.mjs" },
  { id: "python", name: "Python", command: "python3", file: "identity.py" },
  { id: "php", name: "PHP", command: "php", file: "identity.php" },
  { id: "ruby", name: "Ruby", command: "ruby", file: "identity.rb" },
  { id: "go", name: "Go", command: "go run", file: "identity.go" },
] as const satisfies { id: Language; name: string; command: string; file: string }[];

/** Prints a token, for whoever tries an example. */
export function trying({ command, file }: (typeof languages)[number]): string {
  return `${secretVariable}=YOUR_SECRET ${command} ${file}`;
}

const node = (key: string) => `import { createHmac } from "node:crypto";

const key = "${key}";
const secret = process.env.${secretVariable};

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function identityOf(id, email) {
  const header = part({ alg: "HS256", typ: "JWT", kid: key });
  const claims = part({ sub: id, email, exp: Math.floor(Date.now() / 1000) + 3600 });
  const text = header + "." + claims;
  return text + "." + createHmac("sha256", secret).update(text).digest("base64url");
}

console.log(identityOf("u-7", "ada@example.com"));
`;

const python = (key: string) => `import base64, hashlib, hmac, json, os, time

KEY = "${key}"
SECRET = os.environ["${secretVariable}"]


def part(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def identity_of(id, email):
    header = part(json.dumps({"alg": "HS256", "typ": "JWT", "kid": KEY}).encode())
    claims = part(json.dumps({"sub": id, "email": email, "exp": int(time.time()) + 3600}).encode())
    text = header + b"." + claims
    signature = part(hmac.new(SECRET.encode(), text, hashlib.sha256).digest())
    return (text + b"." + signature).decode()


print(identity_of("u-7", "ada@example.com"))
`;

const php = (key: string) => `<?php
const KEY = '${key}';

function part(string $data): string {
    return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
}

function identity_of(string $id, string $email): string {
    $header = part(json_encode(['alg' => 'HS256', 'typ' => 'JWT', 'kid' => KEY]));
    $claims = part(json_encode(['sub' => $id, 'email' => $email, 'exp' => time() + 3600]));
    $text = "$header.$claims";
    return $text . '.' . part(hash_hmac('sha256', $text, getenv('${secretVariable}'), true));
}

echo identity_of('u-7', 'ada@example.com'), "\\n";
`;

const ruby = (key: string) => `require "json"
require "openssl"

KEY = "${key}"
SECRET = ENV.fetch("${secretVariable}")

def part(data)
  [data].pack("m0").tr("+/", "-_").delete("=")
end

def identity_of(id, email)
  header = part({ alg: "HS256", typ: "JWT", kid: KEY }.to_json)
  claims = part({ sub: id, email: email, exp: Time.now.to_i + 3600 }.to_json)
  text = header + "." + claims
  text + "." + part(OpenSSL::HMAC.digest("SHA256", SECRET, text))
end

puts identity_of("u-7", "ada@example.com")
`;

const go = (key: string) => `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

const key = "${key}"

func part(value map[string]any) string {
	data, _ := json.Marshal(value) // texts and numbers always are JSON
	return base64.RawURLEncoding.EncodeToString(data)
}

func identityOf(id, email string) string {
	header := part(map[string]any{"alg": "HS256", "typ": "JWT", "kid": key})
	claims := part(map[string]any{"sub": id, "email": email, "exp": time.Now().Unix() + 3600})
	text := header + "." + claims
	mac := hmac.New(sha256.New, []byte(os.Getenv("${secretVariable}")))
	mac.Write([]byte(text))
	return text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

func main() {
	fmt.Println(identityOf("u-7", "ada@example.com"))
}
`;

const written: Record<Language, (key: string) => string> = { node, python, php, ruby, go };

/** A whole program that prints a token signed with that key. Without a key, one to be filled in. */
export function signing(language: Language, key = "YOUR_KEY_ID"): string {
  return written[language](key).trimEnd();
}
