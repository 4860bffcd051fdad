package io.gosight.ingest;

import io.gosight.settings.Setting;

/**
 * How native gRPC is served.
 *
 * @param host {@code gosight.grpc.host}
 * @param port {@code gosight.grpc.port}
 */
public record GrpcSettings(
    @Setting(
            key = "gosight.grpc.host",
            meaning = "The address on which gRPC is served.",
            defaultValue = "127.0.0.1")
        String host,
    @Setting(
            key = "gosight.grpc.port",
            meaning = "The gRPC port.",
            defaultValue = "50051",
            min = 0,
            max = 65535)
        int port) {}
