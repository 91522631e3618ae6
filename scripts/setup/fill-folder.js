// Puts files, by their paths, into the folder that the browser keeps for a site. Evaluated in the page: a function is its value.
async files => {
    for (const [path, text] of Object.entries(files)) {
        let folder = await navigator.storage.getDirectory();
        const names = path.split("/"), name = names.pop();
        for (const part of names) folder = await folder.getDirectoryHandle(part, {create: true});
        const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
        await file.write(text);
        await file.close();
    }
}
