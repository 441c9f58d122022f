# syntax=docker/dockerfile:1
# Targets: api, websocket-server, web. `npm run images:prove` runs the same steps without an engine.

FROM node:26.10.0-bookworm-slim AS source
WORKDIR /citas
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund

FROM source AS servers
RUN npm run bundle -- api ws-server

FROM source AS dashboard
RUN NX_DAEMON=false npx nx build admin-local && npm run bundle -- web

FROM node:26.10.0-bookworm-slim AS runtime
ENV NODE_ENV=production
WORKDIR /app
USER node

FROM runtime AS api
COPY --from=servers /citas/dist/images/api ./
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.API_PORT || 3000}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "src/main.js"]

FROM runtime AS websocket-server
COPY --from=servers /citas/dist/images/ws-server ./
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WS_PORT || 8080}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "src/main.js"]

FROM caddy:2.10.2-alpine AS web
# Certificates and what Caddy remembers; docker-compose.yml keeps it in a volume, which begins with this owner.
ENV XDG_DATA_HOME=/var/lib/citas/data XDG_CONFIG_HOME=/var/lib/citas/config
RUN mkdir -p /var/lib/citas/data /var/lib/citas/config && chown -R 1000:1000 /var/lib/citas
COPY ops/proxy/Caddyfile /etc/caddy/Caddyfile
COPY --from=dashboard /citas/dist/images/web /srv/admin-local
USER 1000:1000
EXPOSE 8080 8443
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
  CMD ["wget", "--quiet", "--spider", "http://127.0.0.1:2020/"]
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
