// All of words/en as one type, so that another language can be checked as a whole.

/** Every capability's messages, by the name of their file in words/en. */
export interface Catalogue {
  readonly agreement: typeof import("./en/agreement.ts").agreementWords;
  readonly archives: typeof import("./en/archives.ts").archiveWords;
  readonly attributions: typeof import("./en/attributions.ts").attributionWords;
  readonly bibliography: typeof import("./en/bibliography.ts").bibliographyWords;
  readonly canvas: typeof import("./en/canvas.ts").canvasWords;
  readonly changes: typeof import("./en/changes.ts").changeWords;
  readonly citations: typeof import("./en/citations.ts").citationWords;
  readonly "claim-list": typeof import("./en/claim-list.ts").claimListWords;
  readonly claims: typeof import("./en/claims.ts").claimWords;
  readonly "cli-help": typeof import("./en/cli-help.ts").cliHelpWords;
  readonly cli: typeof import("./en/cli.ts").cliWords;
  readonly comparison: typeof import("./en/comparison.ts").comparisonWords;
  readonly contested: typeof import("./en/contested.ts").contestedWords;
  readonly copying: typeof import("./en/copying.ts").copyingWords;
  readonly "dataset-checks": typeof import("./en/dataset-checks.ts").datasetCheckWords;
  readonly "dataset-folder": typeof import("./en/dataset-folder.ts").datasetFolderWords;
  readonly "dataset-problems": typeof import("./en/dataset-problems.ts").datasetProblemWords;
  readonly dates: typeof import("./en/dates.ts").dateWords;
  readonly details: typeof import("./en/details.ts").detailsWords;
  readonly differences: typeof import("./en/differences.ts").differenceWords;
  readonly "differences-page": typeof import("./en/differences-page.ts").differencesPageWords;
  readonly drafts: typeof import("./en/drafts.ts").draftWords;
  readonly drawing: typeof import("./en/drawing.ts").drawingWords;
  readonly "drawn-by": typeof import("./en/drawn-by.ts").drawnByWords;
  readonly drawn: typeof import("./en/drawn.ts").drawnWords;
  readonly "drop-zone": typeof import("./en/drop-zone.ts").dropZoneWords;
  readonly "edit-problems": typeof import("./en/edit-problems.ts").editProblemWords;
  readonly embed: typeof import("./en/embed.ts").embedWords;
  readonly exercises: typeof import("./en/exercises.ts").exerciseWords;
  readonly "export-formats": typeof import("./en/export-formats.ts").exportFormatWords;
  readonly "export-losses": typeof import("./en/export-losses.ts").exportLossWords;
  readonly "export-scope": typeof import("./en/export-scope.ts").exportScopeWords;
  readonly extraction: typeof import("./en/extraction.ts").extractionWords;
  readonly extracts: typeof import("./en/extracts.ts").extractWords;
  readonly facets: typeof import("./en/facets.ts").facetWords;
  readonly "field-filters": typeof import("./en/field-filters.ts").fieldFilterWords;
  readonly "file-kinds": typeof import("./en/file-kinds.ts").fileKindWords;
  readonly "file-problems": typeof import("./en/file-problems.ts").fileProblemWords;
  readonly files: typeof import("./en/files.ts").fileWords;
  readonly filters: typeof import("./en/filters.ts").filterWords;
  readonly "fitted-view": typeof import("./en/fitted-view.ts").fittedViewWords;
  readonly footnotes: typeof import("./en/footnotes.ts").footnoteWords;
  readonly "format-problems": typeof import("./en/format-problems.ts").formatProblemWords;
  readonly formats: typeof import("./en/formats.ts").formatWords;
  readonly image: typeof import("./en/image.ts").imageWords;
  readonly "issue-list": typeof import("./en/issue-list.ts").issueListWords;
  readonly "json-problems": typeof import("./en/json-problems.ts").jsonProblemWords;
  readonly keeping: typeof import("./en/keeping.ts").keepingWords;
  readonly "key-names": typeof import("./en/key-names.ts").keyNameWords;
  readonly "label-choice": typeof import("./en/label-choice.ts").labelChoiceWords;
  readonly "layout-panel": typeof import("./en/layout-panel.ts").layoutPanelWords;
  readonly layouts: typeof import("./en/layouts.ts").layoutWords;
  readonly "lens-setting": typeof import("./en/lens-setting.ts").lensSettingWords;
  readonly lens: typeof import("./en/lens.ts").lensWords;
  readonly links: typeof import("./en/links.ts").linkWords;
  readonly merged: typeof import("./en/merged.ts").mergedWords;
  readonly merging: typeof import("./en/merging.ts").mergingWords;
  readonly menus: typeof import("./en/menus.ts").menuWords;
  readonly minimap: typeof import("./en/minimap.ts").minimapWords;
  readonly "one-file-keeping": typeof import("./en/one-file-keeping.ts").oneFileKeepingWords;
  readonly "open-file": typeof import("./en/open-file.ts").openFileWords;
  readonly "page-links": typeof import("./en/page-links.ts").pageLinkWords;
  readonly "panel-steering": typeof import("./en/panel-steering.ts").panelSteeringWords;
  readonly "panel-commands": typeof import("./en/panel-commands.ts").panelCommandWords;
  readonly paths: typeof import("./en/paths.ts").pathWords;
  readonly presenting: typeof import("./en/presenting.ts").presentingWords;
  readonly reading: typeof import("./en/reading.ts").readingWords;
  readonly "reader-titles": typeof import("./en/reader-titles.ts").readerTitleWords;
  readonly readers: typeof import("./en/readers.ts").readerWords;
  readonly "record-keys": typeof import("./en/record-keys.ts").recordKeyWords;
  readonly "recent-files": typeof import("./en/recent-files.ts").recentFileWords;
  readonly records: typeof import("./en/records.ts").recordWords;
  readonly report: typeof import("./en/report.ts").reportWords;
  readonly "save-changes": typeof import("./en/save-changes.ts").saveChangesWords;
  readonly "search-results": typeof import("./en/search-results.ts").searchResultWords;
  readonly saving: typeof import("./en/saving.ts").savingWords;
  readonly search: typeof import("./en/search.ts").searchWords;
  readonly "selection-tools": typeof import("./en/selection-tools.ts").selectionToolWords;
  readonly sets: typeof import("./en/sets.ts").setWords;
  readonly "shared-links": typeof import("./en/shared-links.ts").sharedLinkWords;
  readonly sharing: typeof import("./en/sharing.ts").sharingWords;
  readonly shell: typeof import("./en/shell.ts").shellWords;
  readonly sizes: typeof import("./en/sizes.ts").sizeWords;
  readonly "source-text": typeof import("./en/source-text.ts").sourceTextWords;
  readonly "start-page": typeof import("./en/start-page.ts").startPageWords;
  readonly stories: typeof import("./en/stories.ts").storyWords;
  readonly "story-commands": typeof import("./en/story-commands.ts").storyCommandWords;
  readonly "story-problems": typeof import("./en/story-problems.ts").storyProblemWords;
  readonly "open-stories": typeof import("./en/open-stories.ts").openStoriesWords;
  readonly support: typeof import("./en/support.ts").supportWords;
  readonly "text-files": typeof import("./en/text-files.ts").textFileWords;
  readonly texts: typeof import("./en/texts.ts").textWords;
  readonly timeline: typeof import("./en/timeline.ts").timelineWords;
  readonly ui: typeof import("./en/ui.ts").uiWords;
  readonly view: typeof import("./en/view.ts").viewWords;
  readonly views: typeof import("./en/views.ts").viewsWords;
  readonly matrix: typeof import("./en/matrix.ts").matrixWords;
  readonly table: typeof import("./en/table.ts").tableWords;
  readonly "drawn-view": typeof import("./en/drawn-view.ts").drawnViewWords;
  readonly "view-differences": typeof import("./en/view-differences.ts").viewDifferenceWords;
  readonly "what-falls": typeof import("./en/what-falls.ts").whatFallsWords;
  readonly workbooks: typeof import("./en/workbooks.ts").workbookWords;
  readonly "way-back": typeof import("./en/way-back.ts").wayBackWords;
  readonly workspace: typeof import("./en/workspace.ts").workspaceWords;
}

/**
 * The messages of another language: every one of the catalogue's, with the same placeholders. A folder beside `en` exports
 * them as the `messages` of its language.
 */
export type Translation = {
  readonly [Capability in keyof Catalogue]: { readonly [Key in keyof Catalogue[Capability]]: string };
};
