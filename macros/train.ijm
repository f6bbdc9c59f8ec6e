// Trains a model. The argument holds any keys of "MultiMix Train", for example
//     segmentation=/data/lungs classification=/data/pneumonia model=/data/lungs.zip epochs=20
// Without folders it trains on the sample data; without "model" it saves model.zip in ImageJ's folder.

home = getDirectory("imagej");
options = getArgument();
if (given("segmentation") + given("classification") == 0)
    options += " segmentation=[" + home + "sample-data/segmentation]"
             + " classification=[" + home + "sample-data/classification]";
if (given("model") == 0) options += " model=[" + home + "model.zip]";
run("MultiMix Train...", options);

// 1 if the argument has that key, else 0.
function given(key) {
    if (indexOf(" " + getArgument(), " " + key + "=") >= 0) return 1;
    return 0;
}
