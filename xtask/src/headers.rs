//! What the site's files are sent with: here, in the files that tell hosts, and by its service worker.

/// `wasm-unsafe-eval` compiles the module, `blob:` starts wasm-bindgen-rayon's threads, and
/// plotters-canvas measures text through a style attribute; `blob:` pictures become PNG files.
pub(crate) const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                      worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; \
                      img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'";

/// What is said anywhere.
pub(crate) const ALWAYS: [(&str, &str); 2] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
];

/// What makes browsers share memory between the page and its threads.
pub(crate) const ISOLATION: [(&str, &str); 4] = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    // A page that is isolated itself may have this one in a frame.
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    // In a frame of any other page this is what Chromium from 137 on asks for.
    ("Document-Isolation-Policy", "isolate-and-require-corp"),
];
