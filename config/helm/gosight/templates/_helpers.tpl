{{- define "gosight.labels" -}}
app.kubernetes.io/name: gosight
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/component: {{ .role }}
{{- end }}

{{- define "gosight.selector" -}}
app.kubernetes.io/name: gosight
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end }}

{{- define "gosight.variable" -}}
{{ . | upper | replace "." "_" | replace "-" "_" }}
{{- end }}

{{- define "gosight.pod" -}}
metadata:
  labels:
    {{- include "gosight.labels" . | nindent 4 }}
  annotations:
    checksum/settings: {{ toYaml .root.Values.settings | sha256sum }}
spec:
  serviceAccountName: {{ .root.Release.Name }}
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 75
  {{- with .root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    seccompProfile:
      type: RuntimeDefault
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "gosight.selector" . | nindent 10 }}
  containers:
    - name: gosight
      image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      args: ["run", "--data", "/data", "--engines", "none", "--roles", {{ .role | quote }}]
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: ["ALL"]
      env:
        - name: GOSIGHT_NODE
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        - name: GOSIGHT_MODE
          value: {{ .root.Values.mode | quote }}
        - name: GOSIGHT_LOG_FORMAT
          value: json
        - name: GOSIGHT_LOG_PRINT_KEYS
          value: "false"
        {{- range $key, $value := .root.Values.settings }}
        - name: {{ include "gosight.variable" $key }}
          value: {{ $value | quote }}
        {{- end }}
        {{- if .root.Values.kafkaClientSecret }}
        - name: GOSIGHT_KAFKA_CLIENT_CONFIG
          value: /etc/gosight/kafka/client.properties
        {{- end }}
        {{- with .root.Values.javaOptions }}
        - name: GOSIGHT_JAVA_OPTS
          value: {{ . | quote }}
        {{- end }}
      envFrom:
        - secretRef:
            name: {{ .root.Values.existingSecret }}
      ports:
        - name: http
          containerPort: 8080
        - name: management
          containerPort: 9090
        {{- if eq .role "ingest" }}
        - name: grpc
          containerPort: 50051
        {{- end }}
      startupProbe:
        httpGet: {path: /ready, port: http}
        periodSeconds: 2
        failureThreshold: 90
      readinessProbe:
        httpGet: {path: /ready, port: http}
        periodSeconds: 3
        timeoutSeconds: 2
        failureThreshold: 2
      livenessProbe:
        httpGet: {path: /health, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      resources:
        {{- toYaml .settings.resources | nindent 8 }}
      volumeMounts:
        - name: data
          mountPath: /data
        - name: tmp
          mountPath: /tmp
        {{- if .root.Values.kafkaClientSecret }}
        - name: kafka-client
          mountPath: /etc/gosight/kafka
          readOnly: true
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if ne .role "ingest" }}
    - name: data
      emptyDir: {}
    {{- end }}
    {{- if .root.Values.kafkaClientSecret }}
    - name: kafka-client
      secret:
        secretName: {{ .root.Values.kafkaClientSecret }}
        defaultMode: 0440
    {{- end }}
{{- end }}
