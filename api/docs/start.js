// Shows the contract beside this file. Nothing is asked of another host.
window.SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#operations',
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  validatorUrl: null,
  persistAuthorization: false,
});
