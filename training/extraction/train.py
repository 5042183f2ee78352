"""Train the network of the extractor and write the folder that ships.

    python -m training.extraction.train --to ingest/models/extraction

Reads the annotated documents in ``training/extraction/data/train`` and the notices of the corpus, and starts from the
lower layers of the encoder that ships. With ``--left-out`` a seventh of the documents only says how well it does, and
from which probability relations are best taken to hold; the weights that ship are trained on all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from ingest.annotate.tagger.network import Network, Shape
from ingest.annotate.tagger.pairs import DESCRIBED, RELATIONS
from ingest.annotate.tagger.tagger import CONFIG, TOKENIZER, Tagger
from ingest.annotate.tagger.windows import WINDOW
from ingest.evaluation.markup import read_gold
from snapshot.authority import Authority
from snapshot.model_folder import DEFAULT_FOLDER
from snapshot.quantised import QUANTISED_WEIGHTS, read_weights
from training.encoder.quantise import quantise
from training.extraction.calibration import calibration
from training.extraction.examples import example, examples_of_notices
from training.extraction.relations import best_thresholds, in_all, related_pairs, train_relations
from training.extraction.statuses import annotated_measures, train_statuses
from training.extraction.tags import train_tags
from training.extraction.vocabulary import smaller

if TYPE_CHECKING:
    from tokenizers import Tokenizer

DATA = Path(__file__).parent / "data" / "train"
NOTICES = Path("corpus/notices")
TUNED = Path("tests/eval/gold/dev")
"""Documents that the rules were tuned on too: what rules find in them is hidden, since it is better than elsewhere."""
LAYERS = 4
EPOCHS = 10
LOWEST: dict[str, float] = {
    "partOf": 0.45,
    "announces": 0.45,
    "responsibleFor": 0.6,
    "hasDate": 0.3,
    "holdsPost": 0.5,
    "about": 0.4,
}
"""Probability from which each relation holds, as found with ``--left-out``."""
CONFIDENCE = {
    "actor": (0.3, 0.13, 0.32, 0.1, 0.87, -0.99),
    "date": (0.41, -0.23, 0.59, 0.04, -0.0, 0.34),
    "measure": (0.43, 0.07, 1.63, -0.56, 0.98, -4.39),
    "axis": (0.3, -0.15, 0.24, 0.35, 0.35, -2.15),
    "plan": (0.18, 0.29, 1.23, -0.54, 0.4, -1.55),
}
"""What makes a certainty of the signs of a find, as found with ``--left-out``."""
NOTICES_USED = 40
LEFT_OUT = 7
"""One document in so many is left out."""
PARTS = {
    "joined": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "done": "output.LayerNorm",
}


def start(encoder: Path, rows: Sequence[int], layers: int) -> Network:
    """Return a network whose lower layers are those of an encoder.

    Args:
        encoder: Its folder.
        rows: Of its vocabulary, those that are kept.
        layers: How many of its layers to take.
    """
    torch.manual_seed(0)
    network = Network(Shape(words=len(rows), layers=layers, described=DESCRIBED))
    weights = {
        name.removeprefix("bert."): torch.from_numpy(array)
        for name, array in read_weights(encoder / QUANTISED_WEIGHTS).items()
    }
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"][rows])
        places = weights["embeddings.position_embeddings.weight"][:WINDOW]
        network.places.weight.copy_(places + weights["embeddings.token_type_embeddings.weight"][0])
        for kind in ("weight", "bias"):
            getattr(network.norm, kind).copy_(weights[f"embeddings.LayerNorm.{kind}"])
            for number, layer in enumerate(network.layers):
                name = f"encoder.layer.{number}"
                three = [weights[f"{name}.attention.self.{one}.{kind}"] for one in ("query", "key", "value")]
                getattr(layer.all_three, kind).copy_(torch.cat(three))
                for own, theirs in PARTS.items():
                    getattr(getattr(layer, own), kind).copy_(weights[f"{name}.{theirs}.{kind}"])
    return network


def is_left_out(document: str) -> bool:
    """Tell whether a document is left out, whatever other documents there are."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % LEFT_OUT == 0


def write(network: Network, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the folder of a network, its weights as 8-bit integers."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: one.detach().numpy() for name, one in network.state_dict().items()}
    save_file(quantise(arrays), folder / QUANTISED_WEIGHTS)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    config = {"shape": asdict(network.size), "lowest": LOWEST, "confidence": CONFIDENCE}
    (folder / CONFIG).write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def main() -> None:
    """Run both trainings."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=Path, required=True, help="folder of the network")
    parser.add_argument(
        "--encoder", type=Path, default=DEFAULT_FOLDER, help="folder of the encoder to start from"
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument(
        "--left-out", action="store_true", help="leave out a seventh of the documents, and judge on it"
    )
    options = parser.parse_args()
    authority = Authority.load()
    gold = [*read_gold(DATA), *read_gold(TUNED)]
    texts = [one.text for one in gold] + [path.read_text("utf-8") for path in sorted(NOTICES.rglob("*.md"))]
    tokenizer, rows = smaller(options.encoder / TOKENIZER, texts)
    known = [one for one in gold if not (options.left_out and is_left_out(one.id))]
    examples = [example(one, authority, tokenizer) for one in known]
    examples += examples_of_notices(NOTICES, authority, tokenizer, NOTICES_USED)
    network = start(options.encoder, rows, options.layers)
    train_tags(
        network,
        examples,
        options.epochs,
        lambda epoch, loss: print(f"epoch {epoch}: loss {loss:.3f}", flush=True),
    )
    network.eval()
    tagger = Tagger(network, tokenizer, LOWEST, CONFIDENCE)
    train_statuses(network, annotated_measures(known, tagger, authority))
    train_relations(network, in_all(related_pairs(one, tagger, authority) for one in known))
    write(network, tokenizer, options.to)
    if options.left_out:
        judged = in_all(related_pairs(one, tagger, authority) for one in gold if is_left_out(one.id))
        for relation, lowest, f1 in zip(RELATIONS, *best_thresholds(network, judged), strict=True):
            print(f"{relation:15} from {lowest:.2f}: F1 {f1:.3f}")
        for kind, numbers in calibration(
            tagger, authority, (one for one in gold if is_left_out(one.id))
        ).items():
            print(f"{kind:15} confidence {', '.join(f'{one:.2f}' for one in numbers)}")


if __name__ == "__main__":
    main()
