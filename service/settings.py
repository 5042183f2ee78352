"""What an operator decides about the service; every name is an environment variable with the prefix ``ENFANCE_``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of ``enfance serve``; command-line options win over them."""

    model_config = SettingsConfigDict(env_prefix="ENFANCE_", frozen=True)

    data: Annotated[
        Path, Field(description="Folder of the published snapshots; `enfance ingest` publishes there.")
    ] = Path("data")
    host: Annotated[str, Field(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port to listen on; 0 takes a free one.")] = 8000
    encoder: Annotated[
        str,
        Field(
            description="Model of `enfance encode`: `default`, or any sentence-transformers name or path. "
            "Searches always use the encoder stored in the snapshot."
        ),
    ] = "default"
    sparql_deadline_s: Annotated[
        float, Field(gt=0, le=600, description="Seconds after which a SPARQL query is stopped.")
    ] = 10.0
    sparql_workers: Annotated[
        int, Field(ge=1, le=256, description="SPARQL queries that run at the same time.")
    ] = 2
    sparql_memory_mb: Annotated[
        int, Field(ge=64, description="Memory that one SPARQL query may take, in megabytes.")
    ] = 512
    trusted_proxies: Annotated[
        str,
        Field(
            description="Comma-separated addresses of proxies whose forwarded client addresses count; none by default."
        ),
    ] = ""
    public_url: Annotated[
        str,
        Field(
            description="Address at which readers reach the service, where a proxy stands before it; "
            "it is written into the OpenAPI description."
        ),
    ] = ""
