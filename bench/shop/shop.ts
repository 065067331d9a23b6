/** The shop as a running federation. In: a core. Out: what every gateway is given. */
import { join } from "node:path";
import { type Federation, startFederation } from "../federation";
import { SHOP_SDL, asFederation1 } from "./shop-schema";

export async function startShop(core: number): Promise<Federation> {
  const server = { command: [join(__dirname, "shop-server.js")], core };
  return startFederation({ server, sdl: SHOP_SDL, asFederation1 });
}
