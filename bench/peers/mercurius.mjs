/** Mercurius' gateway, which composes by itself from the subgraphs' SDL. */
import { readFileSync } from "node:fs";
import mercuriusGateway from "@mercuriusjs/gateway";
import fastify from "fastify";

const services = JSON.parse(readFileSync(process.env.SUBGRAPHS, "utf8"));
const app = fastify();
await app.register(mercuriusGateway, {
  jit: 1,
  gateway: {
    services: services.map(({ name, url, sdl }) => ({ name, url, schema: sdl, keepAlive: 60_000, connections: 50 })),
  },
});
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
process.stdout.write('{"ready":true}\n');
