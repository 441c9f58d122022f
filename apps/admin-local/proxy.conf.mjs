const { API_PORT = '3000', WS_PORT = '8080' } = process.env;

/** The dashboard and its servers share one origin, as they do in production. */
export default {
  '/api': { target: `http://127.0.0.1:${API_PORT}`, xfwd: true },
  '/problemas': { target: `http://127.0.0.1:${API_PORT}` },
  '/ws': { target: `ws://127.0.0.1:${WS_PORT}`, ws: true },
};
